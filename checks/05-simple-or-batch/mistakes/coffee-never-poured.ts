import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await pourCoffee(order);
`,
  },
  failsFirst: ['closing-covers-work'],
  explanation: `
The spans are there, but the coffee is not. Either it was not poured, or
nothing waited until it was poured. A span describes work. Let \`takeOrder\`
await \`pourCoffee\` between the start and the end of its span.
`,
  openLine: /pourCoffee\(|startSpan\(/,
  recognise: ({ recording: { spans, work } }) =>
    spans.length > 0 &&
    spans.every(({ started, ended = Infinity }, index) => {
      const { begin = Infinity, end = Infinity } = work[index] ?? {};
      return work.length === 0 || (started < begin && begin < ended && ended < end);
    }),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => void takeOrder(tracer, order), closing.signal);
`,
    },
    {
      'lesson.ts': `
-  await pourCoffee(order);
   span.end();
+  await pourCoffee(order);
`,
    },
  ],
} satisfies Mistake;
