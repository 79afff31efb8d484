import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await inSpan('make drink', {}, async () => {
+  await inSpan(\`make \${order.drink}\`, {}, async () => {
`,
  },
  failsFirst: ['stable-names'],
  explanation: `
The drink is in the name of a span, as in \`make latte\` or \`make mocha\`. While
the menu is short, that does little harm. But nobody can ask how long this
work takes for all drinks together, and each new drink adds a name. Put the
drink into an attribute.
`,
  openLine: /`[^`]*\$\{[^`]*drink|['"] ?\+.*drink/,
  recognise: ({ recording }) =>
    ['latte', 'cappuccino', 'cortado', 'flat white', 'mocha'].filter((drink) =>
      recording.spans.some(({ name }) => name.includes(drink)),
    ).length > 1,
  nearMisses: [
    {
      'lesson.ts': `
-  await inSpan('make drink', {}, async () => {
+  await inSpan('make coffee', {}, async () => {
`,
    },
    // One name for all drinks, and not the one that was asked for.
    {
      'lesson.ts': `
-  await inSpan('make drink', {}, async () => {
+  await inSpan('make latte', {}, async () => {
`,
    },
  ],
} satisfies Mistake;
