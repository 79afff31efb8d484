import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await writeSlip(firstOrder);
+  writeSlip(firstOrder);
`,
  },
  failsFirst: ['covers-work'],
  explanation: `
The span ended while the slip was still being written. \`writeSlip\` returns a
promise at once; the slip is written when that is fulfilled. Wait for it
before \`span.end()\`: with \`await\`, or in a \`then\`. \`return writeSlip(…)\` in a
\`try\` does not wait before the \`finally\`: it has to be \`return await\`.
`,
  openLine: /writeSlip\(/,
  recognise: (run) => {
    const [work] = run.work('write slip');
    return run
      .all('take order')
      .some(({ ended = 0 }) => ended > work!.begin && ended < (work!.end ?? Infinity));
  },
  nearMisses: [
    {
      'lesson.ts': `
+  span.end();
   await writeSlip(firstOrder);
-  // Only now: the end is when a span is measured, and when it is handed on.
-  span.end();
`,
    },
  ],
} satisfies Mistake;
