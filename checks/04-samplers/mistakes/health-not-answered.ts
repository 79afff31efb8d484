import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    answerHealthCheck(tracer);
`,
  },
  failsFirst: ['health-spans'],
  explanation: `
No health check was dropped here, because \`run\` started no span for any of
them. The machine keeps asking whether the bar is open, and the code that
answers must keep starting spans. Leave that code in \`run\`, and let the
sampler drop the spans.
`,
  openLine: /of rounds|\brounds\./,
  recognise: ({ recording: { spans } }) => {
    const ofOrders = spans.filter(({ name }) => name === 'take order');
    const traces = (of: typeof spans) => new Set(of.map(({ traceId }) => traceId)).size;
    const answered = spans.some(({ name }) => /health|^GET/i.test(name));
    return traces(spans) === traces(ofOrders) && !answered;
  },
  nearMisses: [
    // Answered, but in the trace of an order.
    {
      'lesson.ts': `
-    answerHealthCheck(tracer);
@@
   await tracer.startActiveSpan('take order', async (span) => {
+    if (order.id % 5 === 0) answerHealthCheck(tracer);
`,
    },
    {
      'lesson.ts': `
-  const span = tracer.startSpan('GET /health', { attributes: { 'url.path': '/health' } });
+  const span = tracer.startSpan('GET', { attributes: { 'url.path': '/health' } });
`,
    },
  ],
} satisfies Mistake;
