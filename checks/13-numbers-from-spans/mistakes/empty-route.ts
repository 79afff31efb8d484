import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      if (attributes[name] !== undefined) labels[name] = attributes[name];
+      labels[name] = attributes[name] ?? '';
`,
  },
  failsFirst: ['no-route'],
  explanation: `
A request that has no route gets an \`http.route\` all the same, with an empty
string. For many backends, that is a value like any other: a route without a
name. Set an attribute of the metric only if the span has it.
`,
  openLine: /(attributes\[|http\.route|HTTP_ROUTE).*(\?\?|\|\|) *(''|""|``)/,
  recognise: (_run, source) =>
    /(attributes\[|http\.route|HTTP_ROUTE).*(\?\?|\|\|) *(''|""|``)/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-      if (attributes[name] !== undefined) labels[name] = attributes[name];
+      labels[name] = attributes[name] ?? 'unknown';
`,
    },
  ],
} satisfies Mistake;
