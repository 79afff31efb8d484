import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['each slip has a `baggage` with `coffee.table` and `coffee.guest.tier`'],
  says: `
The table and the tier are attributes of \`take order\`, and there they stay: an
attribute describes one span and goes to the exporter with it. No slip and no
header ever has it. What has to travel goes into baggage: \`createBaggage\`,
then \`setBaggage\`, which returns the context in which the order has to be
taken.
`,
  look: /'coffee\.table'/,
  shows: (seen, source) =>
    slipsOf(seen).every(({ headers }) => headers.baggage === undefined) &&
    !/etBaggage\(|createBaggage\(/.test(source.replace(/getBaggage/g, '')),
} satisfies Mistake;
