import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Loaded before the program and everything that it imports.
-    nodeOptions: ['--import', './telemetry.ts'],
+    nodeOptions: [],
`,
  },
  failsFirst: ['recipes-span'],
  explanation: `
The SDK started after \`recipes.ts\` had already read its recipes. Imports run
in the order in which they are written, all before the program's own first
line. Whatever happens before the SDK starts leaves no span, and nothing
brings it back. \`node --import\` loads a file before all others.
`,
  openLine: /nodeOptions/,
  recognise: (run, source) =>
    run.all('make latte').length > 0 &&
    /^\s*(await )?import\b[^'"]*['"]\.\/telemetry/m.test(source) &&
    !/nodeOptions:[^\]]*telemetry/.test(source),
  nearMisses: [
    {
      'recipes.ts': `
-const recipes = await tracer.startActiveSpan('read recipes', async (span) => {
+// Not with an import './telemetry.ts'
+const recipes = await tracer.startActiveSpan('read book', async (span) => {
`,
    },
  ],
} satisfies Mistake;
