import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['spans of the programs arrive'],
  says: `
\`telemetry.ts\` is there, and no program loads it: look at the lines that
begin with \`$ node\`. The services import only the API, or libraries that do,
and without an SDK that is the no-op of lesson 1. Node loads what stands
behind \`--import\` before the program.
`,
  look: /nodeOptions/,
  shows: (_, source) => !/['"=][^'"]*telemetry\.\w+['"]/.test(source),
} satisfies Mistake;
