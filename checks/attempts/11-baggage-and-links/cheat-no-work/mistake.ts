import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['each order has spans with its `coffee.order.id`, open while its work is done'],
  says: `
The spans are there, and the drinks are not: nobody called \`makeDrink\`. A
trace describes work that is really done. Keep the calls of the starter where
they are, and put the spans around them.
`,
  look: /'make drink'/,
  shows: (seen) =>
    slipsOf(seen).length > 0 && seen.recording.work.every(({ name }) => name !== 'make drink'),
} satisfies Mistake;
