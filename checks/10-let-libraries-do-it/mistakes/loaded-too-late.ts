import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
 import { addressOf, listen } from './service.ts';
+import './telemetry.ts';
`,
    'kitchen.ts': `
 import { listen } from './service.ts';
+import './telemetry.ts';
`,
    'lesson.ts': `
-    // Loaded before the program's first line, whatever that imports.
-    nodeOptions: ['--import', './telemetry.ts'],
+    nodeOptions: [],
`,
  },
  failsFirst: ['recipes-span'],
  explanation: `
The SDK was started when \`recipes.ts\` had already read its recipes: imports
run in the order in which they stand, and all before the program's own first
line. What is done before the SDK starts is done with the no-op of lesson 1,
and no later start brings it back. \`node --import\` loads a file before all
the others.
`,
  openLine: /import\(?\s*'\.\/telemetry\.\w+'/,
  recognise: (run, source) =>
    run.all('make latte').length > 0 && /^\s*(await )?import\(?\s*['"]\.\/telemetry/m.test(source),
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
