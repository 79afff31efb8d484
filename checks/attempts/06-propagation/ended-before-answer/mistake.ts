import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the CLIENT span is open until the kitchen has answered'],
  says: `
The CLIENT span was ended while the request was still under way. \`finally\`
runs when its \`try\` is left, and \`return promise\` leaves it at once: write
\`return await …\`. A CLIENT span lasts as long as the caller waits; what it has
more than the kitchen's span is the time on the wire and in the queue.
`,
  look: /\bfetch\(|request\(/,
  shows: (seen) => {
    const [latte] = seen.work('make latte');
    return seen.arrived.some(
      ({ kind, ended = 0 }) => kind === 'CLIENT' && ended < (latte?.end ?? 0),
    );
  },
} satisfies Mistake;
