import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every message is one line of JSON in the journal'],
  says: `
The lines are written for people. A tool would have to guess where a field
begins and ends, and guess anew for every service. One object of JSON a line
is what pino writes by itself; for reading, a viewer makes it pretty
afterwards.
`,
  look: /journal\.write|pretty/,
  shows: ({ recording }) => recording.said.some(({ what }) => !what.startsWith('{')),
} satisfies Mistake;
