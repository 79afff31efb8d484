import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await brew(order, milk);
+    await inSpan(\`brew with \${milk} milk\`, {}, () => brew(order, milk));
`,
  },
  failsFirst: ['stable-names'],
  explanation: `
You added a span, and its name says which milk was used. So the same work has
two names, and nobody can ask how long it takes for all orders. Use one name
for every order, such as \`brew\`, and put the milk into an attribute.
`,
  openLine: /\$\{milk\}|fresh|oat/,
  recognise: ({ recording }) =>
    ['fresh', 'oat'].every((milk) => recording.spans.some(({ name }) => name.includes(milk))),
  nearMisses: [
    {
      'lesson.ts': `
-    await brew(order, milk);
+    await inSpan(\`brew for \${order.id}\`, {}, () => brew(order, milk));
`,
    },
  ],
} satisfies Mistake;
