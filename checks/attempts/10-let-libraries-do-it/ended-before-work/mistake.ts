import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the spans of `recipes.ts` are open until their work is done'],
  says: `
The span ended on the way: the work was started, and not awaited before
\`span.end()\`. It looks quick whatever the drink takes. Put the \`await\`
between the start and the end, and the end into a \`finally\`.
`,
  look: /\.end\(\)/,
  shows: ({ arrived }) => arrived.length > 0,
} satisfies Mistake;
