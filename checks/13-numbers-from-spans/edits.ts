/** A sampler that drops nine requests in ten, so that no processor sees them: part of some edits. */
export const plainSampler = `
   ParentBasedSampler,
-  SamplingDecision,
   TraceIdRatioBasedSampler,
@@
-/** Keeps one trace in ten, and records the other requests as well, for the processors. */
 function createSampler(): Sampler {
-  const oneInTen = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) });
-  return {
-    shouldSample(context, traceId, name, kind, attributes, links) {
-      // Around the whole \`ParentBasedSampler\`: what a caller dropped has to be counted as well.
-      const result = oneInTen.shouldSample(context, traceId, name, kind, attributes, links);
-      if (kind !== SpanKind.SERVER || result.decision !== SamplingDecision.NOT_RECORD)
-        return result;
-      // Its sampled flag is 0, so no exporter gets it, and callees treat it as dropped.
-      return { ...result, decision: SamplingDecision.RECORD };
-    },
-  };
+  return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) });
 }`;

/** The options of the exporter in somebody's code. */
export function optionsIn(source: string): string {
  return source.match(/new PrometheusExporter\(([^]*?)\)/)?.[0] ?? '';
}
