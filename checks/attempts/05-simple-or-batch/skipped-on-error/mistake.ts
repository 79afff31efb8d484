import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an error: every span has arrived when it leaves `run`'],
  says: `
\`openBar\` threw, and the lines below it were never reached: the shutdown was
one of them. So the spans are missing on the very day that you want to look
at. What has to happen on every way out of a block belongs into its \`finally\`.
`,
  look: /\.shutdown\(/,
  shows: ({ arrived, recording }) =>
    arrived.length === 0 && !recording.exporterShutdown && Boolean(recording.done),
} satisfies Mistake;
