import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['spans of the programs arrive'],
  says: `
On SIGTERM the shutdown is begun, and the next line ends the process, before
the spans have left it. \`shutdown()\` returns a promise: wait for it. Without
\`process.exit\` the program ends by itself, when nothing is left to do.
`,
  look: /process\.exit/,
  shows: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-/.test(what)) &&
    /process\.exit\(/.test(source),
} satisfies Mistake;
