import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every drink has a span `make drink` in the kitchen, its name in `coffee.drink`'],
  says: `
The drink is in the name, so every drink on the menu is a class of spans of
its own, and nobody can ask how long a drink takes. As in lesson 3: the name
says what is done, \`make drink\`, and the attribute \`coffee.drink\` says which.
`,
  look: /make \$|\.drink\)/,
  shows: ({ recording: { spans } }) => spans.some(({ name }) => /^make (?!drink$)/.test(name)),
} satisfies Mistake;
