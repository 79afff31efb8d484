import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../judgement.ts';
import goodDayOnly from './good-day-only.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-import { openCounter } from './service.ts';
+import { openCounter } from './good-active.ts';
`,
  },
  failsFirst: ['catches-span-left-open'],
  explanation: `
Your tests import a counter from its own file. So they test this counter every
time, whichever one should be tried. Import \`openCounter\` from
\`./service.ts\`: the lesson and the check put another counter in that place
for each run.
`,
  openLine: /from '\.\/(good|broken)-/,
  recognise: (run) =>
    /(from|import\()\s*['"]\.\/(good|broken)-/.test(codeOf(run)) &&
    !/['"]\.\/service\.ts['"]/.test(codeOf(run).replace(/import type[^;]*;/g, '')),
  nearMisses: [goodDayOnly.edit],
} satisfies Mistake;
