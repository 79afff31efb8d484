import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['nobody’s name and no card number is in the baggage'],
  says: `
Baggage is plain text in a header. It goes along with every request and every
message from here on, and everybody who gets one can read it and may log it.
What nobody outside may know must not be in it at all: no name, no mail
address, no card, no token. Put in the two entries that the kitchen needs.
`,
  look: /guest\.(name|card)|JSON\.stringify|\.\.\.order/,
  shows: () => true,
} satisfies Mistake;
