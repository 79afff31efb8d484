import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      grinding.end();
`,
  },
  failsFirst: ['all-spans-end'],
  explanation: `
A span was started but never ended, so it was not exported. Not even
\`startActiveSpan\` ends a span when its function is done. Call \`end()\` on
each span that you start, ideally in a \`finally\`.
`,
  recognise: ({ recording: { spans } }) =>
    spans.some(({ ended }) => ended === undefined) &&
    !spans.some(({ late }) => late.some(({ call }) => call === 'end')),
  nearMisses: [
    {
      'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import type { Span, Tracer } from '@opentelemetry/api';
@@
+let latte: Span;
+
 async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
   await tracer.startActiveSpan('make latte', async (span) => {
+    latte = span;
@@
-    ]);
-    span.end();
+    ]);
+    latte.end();
`,
    },
    {
      'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { trace, type Tracer } from '@opentelemetry/api';
@@
-  // This also sets up a context manager: without one, no span is ever active.
-  provider.register();
-  const tracer = provider.getTracer('coffee-bar');
+  const tracer = trace.getTracer('coffee-bar');
`,
    },
  ],
} satisfies Mistake;
