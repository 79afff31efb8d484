import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+// @ts-nocheck
 import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
`,
  },
  failsFirst: ['compiler-looks'],
  explanation: `
Your spans arrive today, but the next change to this file will be as unchecked
as the quick migration was. \`// @ts-nocheck\` would hide an exporter in the
wrong place, a second options object, and the singular \`spanProcessor\`. Delete
the line.
`,
  openLine: /@ts-nocheck/,
  recognise: (_run, source) => /^\/\/ *@ts-nocheck/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+// There was @ts-nocheck here.
 import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
`,
    },
  ],
} satisfies Mistake;
