import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`charge card` of the declined card has the status ERROR'],
  says: `
The status was set, but the span had ended already, and after its end a span
takes nothing in. A \`finally\` that stands before the \`catch\` in a chain runs
first. Set the status, then end the span.
`,
  look: /setStatus/,
  shows: (seen) =>
    seen.all('charge card').some(({ late }) => late.some(({ call }) => call === 'setStatus')),
} satisfies Mistake;
