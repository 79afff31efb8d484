import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`charge card` of the declined card has the status ERROR'],
  says: `
\`recordException\` writes an event, and that is all it does: the status stays
UNSET. Counts of errors, red bars and alerts go by the status, and see a span
that went well. Say it yourself: \`setStatus({ code: SpanStatusCode.ERROR, …
})\`.
`,
  look: /recordException/,
  shows: (seen) =>
    seen
      .all('charge card')
      .some(
        ({ status, events }) =>
          status === 'UNSET' && events.some(({ name }) => name === 'exception'),
      ),
} satisfies Mistake;
