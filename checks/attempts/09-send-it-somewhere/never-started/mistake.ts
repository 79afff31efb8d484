import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['three orders are served, each in a span `take order`'],
  says: `
\`new NodeSDK(…)\` only takes the parts. Until \`sdk.start()\` is called nothing
is registered, and \`trace.getTracer\` answers with the polite no-op of lesson
1.
`,
  look: /new NodeSDK\(/,
  shows: ({ recording: { spans } }, source) => spans.length === 0 && !/\.start\(\)/.test(source),
} satisfies Mistake;
