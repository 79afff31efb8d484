import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a span `take order` is started'],
  says: `
A span was put together by hand and given to the exporter. It looks right and
proves nothing: no tracer started it, so it has no part in any trace, and what
it says of time is made up. Let the provider's tracer make it.
`,
  look: /\.export\(/,
  shows: ({ recording }) =>
    recording.spans.some((span) => span.madeUp && span.name === 'take order'),
} satisfies Mistake;
