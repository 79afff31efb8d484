import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['spans of the programs arrive'],
  says: `
All spans were made, the kitchen even received a \`traceparent\`, and then the
programs ended. The batch processor still held everything: it sends every
five seconds, and nobody shut it down (lesson 5). A program that is told to
stop gets SIGTERM; that is the moment for \`sdk.shutdown()\`.
`,
  look: /\.start\(\)/,
  shows: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-/.test(what)) &&
    !/shutdown/.test(source.replaceAll('exporter.shutdown', '')),
} satisfies Mistake;
