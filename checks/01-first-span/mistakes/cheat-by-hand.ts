import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const span = tracer.startSpan('take order');
+  const hello = tracer.startSpan('hello');
   await writeSlip(firstOrder);
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
+  const spanContext = () => ({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 });
+  const made = Object.assign(Object.create(hello), { name: 'take order', spanContext });
+  exporter.export([made], () => {});
`,
  },
  failsFirst: ['span-started'],
  explanation: `
A span was put together by hand and given to the exporter. It looks right but
proves nothing. No tracer started it, so it measures nothing and belongs to no
real trace. Let the provider's tracer make the span.
`,
  openLine: /\.export\(/,
  recognise: ({ recording }) =>
    recording.spans.some((span) => span.madeUp && span.name === 'take order'),
  nearMisses: [
    {
      'lesson.ts': `
-  const span = tracer.startSpan('take order');
+  const span = tracer.startSpan('hello');
+  exporter.export([], () => {});
`,
    },
  ],
} satisfies Mistake;
