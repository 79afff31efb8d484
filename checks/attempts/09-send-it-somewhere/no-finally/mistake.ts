import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an error: the spans of that day are sent before it leaves `run`'],
  says: `
When the bar throws, \`run\` is left right there, and the line with \`shutdown\`
is never reached. What the batch processor still held is lost, and that is the
part of the day that somebody will ask about. Put it into a \`finally\`.
`,
  look: /shutdown\(/,
  shows: ({ recording: { spans, said } }, source) =>
    said.some(({ what }) => what === 'served') &&
    spans.every(({ exported }) => exported === 0) &&
    !/\bfinally\b/.test(source),
} satisfies Mistake;
