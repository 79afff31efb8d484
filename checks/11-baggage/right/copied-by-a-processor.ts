import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
+import { propagation, type Context } from '@opentelemetry/api';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
 import { NodeSDK } from '@opentelemetry/sdk-node';
+import { BatchSpanProcessor, type Span, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
+
+/** Copies the two entries to every span that starts in a context with them. */
+const copier: SpanProcessor = {
+  onStart(span: Span, here: Context) {
+    for (const name of ['coffee.table', 'coffee.guest.tier']) {
+      const entry = propagation.getBaggage(here)?.getEntry(name);
+      if (entry) span.setAttribute(name, entry.value);
+    }
+  },
+  onEnd() {},
+  async forceFlush() {},
+  async shutdown() {},
+};
@@
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const sdk = new NodeSDK({
+  spanProcessors: [copier, new BatchSpanProcessor(new OTLPTraceExporter())],
+  instrumentations: [new UndiciInstrumentation()],
+});
`,
    'kitchen.ts': `
-      span.setAttributes(guestAttributes());
@@
-/** Reads two entries by name, because anybody may have written the others. */
-function guestAttributes(): Attributes {
-  const baggage = propagation.getActiveBaggage();
-  return {
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
-  };
-}
-
@@
-import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
+import { context, propagation, trace } from '@opentelemetry/api';
`,
  },
} satisfies RightAnswer;
