import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: a slip of the delivery service is linked and read like any other'],
  says: `
The senders come out of a variable that counter and kitchen share. Slips of
the counter are found in it, those of the delivery service are not; on another
machine nothing would be. What has to reach the kitchen stands on the slip:
\`propagation.extract(ROOT_CONTEXT, slip.headers)\` reads it.
`,
  look: /new Map|: Record</,
  shows: (seen) => !seen.recording.calls.extract,
} satisfies Mistake;
