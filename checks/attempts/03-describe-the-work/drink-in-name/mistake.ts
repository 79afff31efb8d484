import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['ten orders, ten spans of each name: `take order`, `make drink`, `charge card`'],
  says: `
What differs from order to order is in the name: \`make latte\`, \`make mocha\`.
While the menu is short that does little harm, but nobody can ask how long
\`make drink\` takes, and each new drink makes a new name. Which drink it was is
an attribute.
`,
  look: /`[^`]*\$\{[^`]*drink/,
  shows: ({ recording }) => recording.spans.some(({ name }) => /^make (?!drink$)\D+$/.test(name)),
} satisfies Mistake;
