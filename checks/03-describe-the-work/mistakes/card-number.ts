import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** What may be known of an order wherever traces are read. The card is not among it. */
-function describe({ id, drink, shots, toGo }: CardOrder): Attributes {
+function describe({ id, drink, shots, toGo, card }: CardOrder): Attributes {
@@
     'coffee.to_go': toGo,
+    'coffee.card': card.number,
`,
  },
  failsFirst: ['no-card-number'],
  explanation: `
A card number is now wherever traces go: with the vendor, in every backup, on
the screen of everyone who looks for a slow request. Nothing takes it back.
Copying a whole object is the usual way in. Name the few fields that may be
known.
`,
  openLine: /card\.number|\bcard\b\s*[,}:].*|JSON\.stringify/,
  recognise: () => true,
} satisfies Mistake;
