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
  failsFirst: ['covers-work'],
  explanation: `
A span was ended before its work was done, so its duration is wrong. A call
that returns a promise has only begun its work: await the promise, then call
\`end()\`. In a \`try\` with a \`finally\`, \`return work()\` does not wait, but
\`return await work()\` does.
`,
  recognise: (run) =>
    run.recording.work.some(({ name, order, begin, end = Infinity, active }) =>
      run.recording.spans.some(
        (span) =>
          span.started < begin &&
          (span.ended ?? Infinity) < end &&
          !(span.name === name && (span.ended ?? 0) < begin) &&
          run.isActive(span, { name, order, begin, active }),
      ),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-      await grindBeans(order);
       grinding.end();
     });
+    await grindBeans(order);
`,
    },
  ],
} satisfies Mistake;
