import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['rush hour: orders that go on at the same time do not mix on their slips'],
  says: `
One guest at a time is served well. When several order at once, one guest's
baggage goes up with another's slip: it is kept in a variable that all orders
share, and each writes over the last. Let the context carry it, each order has
its own: third argument of \`startActiveSpan\`, or \`context.with\`.
`,
  look: /^let /,
  shows: (seen, source) =>
    /^let \w/m.test(source) &&
    slipsOf(seen).every(({ id, headers }) => id > 90 || headers.baggage !== undefined),
} satisfies Mistake;
