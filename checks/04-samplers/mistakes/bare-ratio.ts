import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import coinToss from './coin-toss.ts';

export default {
  edit: {
    'lesson.ts': `
-/** A root decides for its whole trace. Every other span does what was decided there. */
 export function createSampler(): Sampler {
-  return new ParentBasedSampler({
-    root: new OneOrderInTen(),
-    // Without these two, spans below the root are kept as well, but do not say why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
-  });
+  return new OneOrderInTen();
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };
`,
  },
  failsFirst: ['child-follows-parent', 'sampled-remote-parent'],
  explanation: `
The ratio sampler looks at the trace id and never at the parent. Inside one
service you do not notice: all spans of a trace have the same id. But a caller
that kept another share, or a parent that was dropped for its path, decided
otherwise, and you get halves of traces. A parent has to be asked first.
`,
  openLine: /TraceIdRatioBasedSampler\(|[^.]traceId\b.*[<%]/,
  recognise: (_, source) =>
    !/new ParentBased|getSpan|getActiveSpan/.test(source) &&
    /new TraceIdRatioBased|(parseInt|BigInt)\(|\b(traceI|i)d *[<.[%]/.test(source),
  nearMisses: [coinToss.edit],
} satisfies Mistake;
