import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every span that is started is ended'],
  says: `
A span is exported when it ends, and only then. \`startActiveSpan\` does not end
it for you when its function is done. Call \`span.end()\`, best in a \`finally\`.
`,
  shows: () => true,
} satisfies Mistake;
