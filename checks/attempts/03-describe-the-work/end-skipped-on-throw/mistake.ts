import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every span that is started is ended, also where the card is declined'],
  says: `
An error left the function before \`span.end()\` was reached. A span that does
not end is never exported, so the trace of the order that failed, the very one
you will look for, is the one with holes. \`finally\` runs on both ways out.
`,
  look: /\.end\(\)/,
  shows: ({ recording }) =>
    recording.spans.some(({ ended, name }) => name === 'charge card' && ended === undefined) &&
    recording.spans.some(({ ended, name }) => name === 'charge card' && ended !== undefined),
} satisfies Mistake;
