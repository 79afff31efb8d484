import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`read recipes` is a span of the kitchen, too'],
  says: `
The SDK was started when \`recipes.ts\` had already read its recipes: imports
run in the order in which they stand, and all before the program's own first
line. What is done before the SDK starts is done with the no-op of lesson 1,
and no later start brings it back. \`node --import\` loads a file before all
the others.
`,
  look: /import\(?\s*'\.\/telemetry\.\w+'/,
  shows: (seen, source) =>
    seen.all('make latte').length > 0 && /^\s*(await )?import\(?\s*['"]\.\/telemetry/m.test(source),
} satisfies Mistake;
