import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['each slip has a `traceparent` that names its `send orders`'],
  says: `
The slip went up without a word about who sent it. The rail carries text, as a
queue between two machines does, and the active context stays behind in
memory. \`propagation.inject(context.active(), headers)\` writes the context
into the object that goes along; call it before \`putOnRail\`, inside of
\`send orders\`.
`,
  look: /putOnRail\(\{/,
  shows: (seen) => slipsOf(seen).every(({ headers }) => Object.keys(headers).length === 0),
} satisfies Mistake;
