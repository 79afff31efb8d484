import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['SIGTERM: every span that has ended by then arrives'],
  says: `
Nobody listens for SIGTERM, so Node ended at once, in the middle of what it
did: no \`finally\` runs then, no 'exit' event comes, and the queue is gone.
Every deploy stops your process like this. With \`process.once('SIGTERM', …)\`
you hear of it, and can close first.
`,
  look: /openBar\((?!\))/,
  shows: ({ recording: { done, end } }, source) =>
    !done && end.how === 'exited' && !/['"`]SIGTERM['"`]/.test(source),
} satisfies Mistake;
