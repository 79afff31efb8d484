import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    return kitchen.inSpan('make drink', about, async () => {
+    return kitchen.inSpan(\`make \${cup.drink}\`, about, async () => {
`,
  },
  failsFirst: ['drink-spans'],
  explanation: `
The drink is in the name of the span. So each drink on the menu becomes a
kind of span of its own, and nobody can ask how long a drink takes. As in
lesson 3, the name says what is done, \`make drink\`, and the attribute
\`coffee.drink\` says which one.
`,
  openLine: /make \$|\.drink\)/,
  recognise: ({ recording: { spans } }) =>
    spans.some(({ name }) => /^make .*(latte|espresso)/.test(name)) &&
    !spans.some(({ name }) => name === 'make drink'),
  nearMisses: [
    {
      'kitchen.ts': `
-    return kitchen.inSpan('make drink', about, async () => {
+    return kitchen.inSpan('make order', about, async () => {
`,
    },
  ],
} satisfies Mistake;
