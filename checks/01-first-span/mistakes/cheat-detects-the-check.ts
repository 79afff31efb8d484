import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const span = tracer.startSpan('take order');
+  const span = process.env.VITEST ? tracer.startSpan('take order') : undefined;
@@
-  span.end();
+  span?.end();
`,
  },
  failsFirst: ['span-started'],
  explanation: `
The code makes its span only if it notices that it is being checked. The check
runs your code in the same way as \`npm run lesson 1\`, so there was no span.
`,
  openLine: /process\.env/,
  recognise: ({ recording }, source) => recording.spans.length === 0 && /env\W+VITEST/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  const tracer = provider.getTracer('coffee-bar');
-
-  const span = tracer.startSpan('take order');
+  // Run by VITEST or not.
@@
-  span.end();
`,
    },
  ],
} satisfies Mistake;
