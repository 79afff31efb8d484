import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`process orders` begins a trace of its own'],
  says: `
Nobody chose this parent. The rail calls the kitchen when its third slip goes
up, so the span that is active in here is the third guest's \`send orders\`.
That guest's trace gets the work of the whole batch. Start the span with the
argument \`ROOT_CONTEXT\`, or with the option \`root: true\`.
`,
  look: /'process orders'/,
  shows: (seen) =>
    seen
      .all('process orders')
      .some((span) => !span.remoteParent && seen.parent(span)?.name === 'send orders'),
} satisfies Mistake;
