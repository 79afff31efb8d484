import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    '`send orders` is a PRODUCER span below `take order`, open as the slip goes up',
    'there is one `process orders` for the batch, a CONSUMER span',
  ],
  says: `
The kind says on which end of what a span stands. CLIENT and SERVER are the
two ends of a call, and the CLIENT waits for an answer. Nobody waits at a
queue: who puts something in makes a PRODUCER span, who takes it out a
CONSUMER span. Left out, the kind is INTERNAL.
`,
  look: /'send orders'|'process orders'/,
  shows: (seen) =>
    seen.all('send orders').some(({ kind }) => kind !== 'PRODUCER') ||
    seen.all('process orders').some(({ kind }) => kind !== 'CONSUMER'),
} satisfies Mistake;
