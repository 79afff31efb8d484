import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Lists the fields that may be seen. A copy of the whole order would include the card. */
-function describe({ id, drink, shots, toGo }: CardOrder): Attributes {
+function describe({ id, drink, shots, toGo, card }: CardOrder): Attributes {
@@
     'coffee.to_go': toGo,
+    'coffee.card': card.number,
`,
  },
  failsFirst: ['no-card-number'],
  explanation: `
A card number is in the traces. From there it reaches the vendor, every
backup, and the screen of everyone who looks for a slow request. You cannot
take it back. It may have come in an attribute, in an error's message, or with
a whole object that was copied. Record only the few fields that may be seen.
`,
  openLine: /card\??\.number|\bcard\b\s*[,}:].*|JSON\.stringify/,
  recognise: (run) =>
    run.arrived.some((span) => {
      const { name, attributes, events, links, statusMessage } = span;
      const all = JSON.stringify([name, attributes, events, links, statusMessage]);
      return /4000[\s.-]?1234[\s.-]?00\d\d[\s.-]?\d{4}/.test(all);
    }),
  nearMisses: [
    {
      'lesson.ts': `
     'coffee.to_go': toGo,
+    'coffee.card_last_four': '4444',
`,
    },
  ],
} satisfies Mistake;
