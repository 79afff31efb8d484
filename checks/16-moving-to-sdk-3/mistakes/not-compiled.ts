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
The code is right today, but the next change to it will be as unchecked as the
quick migration was. \`// @ts-nocheck\` hides an exporter in the wrong place,
a second options object, and the singular \`spanProcessor\`. Delete the line.
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
