import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`charge card` of the declined card has the status ERROR'],
  says: `
\`finally\` ended the span, and the error went on its way, but nobody told the
span. \`startActiveSpan\` does not look at what its function throws. Between
\`try\` and \`finally\` goes a \`catch\`: set the status there, then throw the error
again.
`,
  look: /finally/,
  shows: (seen) =>
    seen
      .all('charge card')
      .every(
        ({ status, events, late }) =>
          status === 'UNSET' && events.length === 0 && late.length === 0,
      ) && seen.all('take order').every(({ status }) => status === 'UNSET'),
} satisfies Mistake;
