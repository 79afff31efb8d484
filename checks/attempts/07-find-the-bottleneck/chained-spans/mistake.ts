import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`wait for machine`, `pull shot` and `steam milk` are children of `make drink`'],
  says: `
A span is a part of the one that was active when it started. Here one step of
a drink is inside another, so the outer one also lasts as long as the inner
one, and its length says nothing about its own work. Let each step's span end
before the next one begins; all of them are parts of \`make drink\`.
`,
  look: /steamMilkFor\(/,
  shows: ({ recording: { spans } }) => {
    const steps = spans.filter(({ name }) =>
      ['wait for machine', 'pull shot', 'steam milk'].includes(name),
    );
    return steps.some(({ parentId }) => steps.some(({ id }) => id === parentId));
  },
} satisfies Mistake;
