import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await makeLatte(tracer, order);
+    const making = makeLatte(tracer, order);
     span.end();
+    await making;
`,
  },
  failsFirst: ['parents-end-last'],
  explanation: `
The span was ended while its work was still going on. \`end()\` after a call
that returns a promise comes too soon unless that promise is awaited first. In
the picture the parent is shorter than its child, and its duration is not
true.
`,
  recognise: () => true,
} satisfies Mistake;
