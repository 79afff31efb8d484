import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-  await writeSlip(order);
-  const drink = await askKitchen(order);
+  const drink = { drink: order.drink, of: ['beans', 'milk'] };
`,
  },
  failsFirst: ['order-through-both'],
  explanation: `
The counter answers by itself: it wrote no slip and asked no kitchen. The
guest gets a line of text but no latte.
`,
  openLine: /app\.post/,
  recognise: ({ recording }) =>
    recording.said.some(({ what }) => what.startsWith('the guest gets {"drink"')) &&
    recording.said.every(({ what }) => !what.startsWith('POST /drinks')),
  nearMisses: [
    {
      'counter.ts': `
-  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
+  const response = await fetch(url + '/', { method: 'POST', body: JSON.stringify(order) });
`,
    },
  ],
} satisfies Mistake;
