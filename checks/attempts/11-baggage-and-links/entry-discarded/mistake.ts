import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['each slip has a `baggage` with `coffee.table` and `coffee.guest.tier`'],
  says: `
An entry was set, and the baggage is as empty as before. Baggage never
changes: \`baggage.setEntry(key, entry)\` returns a new one, and here nobody
takes it. Say all of it at once, \`createBaggage({ key: { value } })\`, or chain
the calls: \`createBaggage().setEntry(…).setEntry(…)\`.
`,
  look: /^\s*\w+\.setEntry\(/,
  shows: (seen, source) =>
    slipsOf(seen).every(({ headers }) => headers.baggage === undefined) &&
    /^\s*\w+\.setEntry\(/m.test(source),
} satisfies Mistake;
