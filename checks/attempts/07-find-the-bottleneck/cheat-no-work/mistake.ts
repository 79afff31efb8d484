import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['stock, till and kitchen are asked over HTTP, and every drink is made'],
  says: `
The spans are there, and no coffee is: what they are named after was never
done. A picture can be as wrong as any other report. The spans go around
the work that the starter does; it stays as it is.
`,
  look: /async \(\) => \{\}/,
  shows: ({ recording: { spans, work } }) =>
    spans.some(({ name }) => name === 'pull shot') &&
    !work.some(({ name }) => name === 'pull shot'),
} satisfies Mistake;
