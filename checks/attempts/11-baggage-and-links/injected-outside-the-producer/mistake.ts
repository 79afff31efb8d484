import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['each slip has a `traceparent` that names its `send orders`'],
  says: `
The slip names another span than the one that sent it. \`inject\` writes down
the span that is active where it is called, and that was not \`send orders\`:
either it was called before, or the span was started and not made active. The
link would lead to the wrong place. Call it inside of \`startActiveSpan\`.
`,
  look: /inject\(/,
  shows: (seen) =>
    seen.recording.spans.some(
      ({ id, name }) =>
        name !== 'send orders' &&
        slipsOf(seen).some(({ headers }) => headers.traceparent?.includes(id)),
    ),
} satisfies Mistake;
