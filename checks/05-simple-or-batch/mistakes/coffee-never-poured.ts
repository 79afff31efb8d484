import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await pourCoffee(order);
`,
  },
  failsFirst: ['closing-covers-work'],
  explanation: `
The spans are there and the coffee is not: nobody poured it, or nobody waited
until it was poured. A span tells of work. Let \`takeOrder\` await \`pourCoffee\`
between the start of its span and the end.
`,
  openLine: /pourCoffee\(|startSpan\(/,
  recognise: ({ recording: { said, work } }) =>
    said.some(({ what }) => what === 'served') &&
    !work.some(({ end = Infinity }) =>
      said.some(({ what, when }) => what === 'served' && end < when),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-  await pourCoffee(order);
   span.end();
+  await pourCoffee(order);
`,
    },
  ],
} satisfies Mistake;
