import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `call guest` is in the trace of its order'],
  says: `
\`context.bind\` leaves the function that it is given as it is, and returns
another one that runs in that context. Here nobody takes that one, so the bell
still calls the first, in the kitchen's context. Give the bell what \`bind\`
returns: \`bell.once(name, context.bind(context.active(), call))\`.
`,
  look: /^\s*context\.bind\(/,
  shows: (_, source) => /^\s*(context\.)?bind\(/m.test(source),
} satisfies Mistake;
