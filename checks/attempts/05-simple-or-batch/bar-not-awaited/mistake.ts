import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
\`openBar\` returns a promise that resolves at closing time, and nobody waits
for it. The provider was shut down with the first order still in the making,
and a span that ends after that is dropped.
`,
  look: /openBar\((?!\))/,
  shows: ({ recording: { said, done = Infinity } }) =>
    said.some(({ what, when }) => what === 'closing time' && when > done),
} satisfies Mistake;
