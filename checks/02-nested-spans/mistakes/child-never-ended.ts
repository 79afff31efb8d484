import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      grinding.end();
`,
  },
  failsFirst: ['all-spans-end'],
  explanation: `
A span is exported when it ends, and only then. \`startActiveSpan\` does not end
it for you when its function is done. Call \`span.end()\`, best in a \`finally\`.
`,
  recognise: () => true,
} satisfies Mistake;
