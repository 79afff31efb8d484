import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['two shots are never pulled at the same time'],
  says: `
Nobody waits in the picture, and two shots ran on the one machine at once. A
lock keeps two from the same thing only if both of them ask the same lock, and
hold it for as long as they use the thing. Which wait may go, and which must
stay, the picture cannot tell: you have to know what the machine can do.
`,
  look: /new EspressoMachine|release\(\)/,
  shows: ({ recording: { work } }) => {
    const had = work.filter(({ name }) => name === 'have machine');
    return (
      had.length === 0 ||
      had.some((one) =>
        had.some((other) => other.begin > one.begin && other.begin < (one.end ?? Infinity)),
      )
    );
  },
} satisfies Mistake;
