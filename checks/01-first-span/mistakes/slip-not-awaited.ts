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
promise at once; the slip is written when that promise is fulfilled. Await the
promise before \`span.end()\`. In a \`try\` with a \`finally\`, \`return
writeSlip(…)\` does not wait, but \`return await writeSlip(…)\` does.
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
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
`,
    },
  ],
} satisfies Mistake;
