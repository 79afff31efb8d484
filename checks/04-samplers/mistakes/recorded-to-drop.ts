import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { asked } from '../asked.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
+    if (attributes['url.path'] === '/health') return { decision: SamplingDecision.RECORD };
`,
  },
  failsFirst: ['dropped-not-recorded'],
  explanation: `
\`RECORD\` does not drop a span. The span is still made, it collects
attributes and events, and every processor in this program gets it. Only the
exporter does not get it. \`SamplingDecision.NOT_RECORD\` is the decision that
costs next to nothing.
`,
  openLine: /\bRECORD\b/,
  recognise: (run) =>
    (['order', 'health check', 'below a dropped parent'] as const).some((is) =>
      asked(run, is).some(({ recorded }) => recorded > 0),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
+    if (attributes['url.path'] === '/health') return {} as SamplingResult;
`,
    },
  ],
} satisfies Mistake;
