import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['no name, attribute, event or status of any span holds a card number'],
  says: `
A card number is now wherever traces go: with the vendor, in every backup, on
the screen of everyone who looks for a slow request. Nothing takes it back.
Copying a whole object is the usual way in. Name the few fields that may be
known.
`,
  look: /card\.number|\bcard\b\s*[,}:].*|JSON\.stringify/,
  shows: () => true,
} satisfies Mistake;
