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
The guest got an answer, but no request \`POST /drinks\` reached the kitchen.
The counter has to send the order there, as the starter's \`askKitchen\` does,
and answer with what the kitchen made.
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
