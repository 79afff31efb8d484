import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each order is worked on while its three spans are open'],
  says: `
The span ended while its work was going on. \`return work()\` inside \`try\` does
not wait: \`finally\` runs at once, and \`catch\` never sees an error that comes
later. \`await work()\` keeps the span open until the work is done, or has
failed.
`,
  look: /return work\(|^\s*work\(\)|void work\(/m,
  shows: (seen) =>
    seen.recording.spans.some(
      ({ name, started, ended = Infinity }) =>
        name === 'charge card' &&
        seen
          .work('charge card')
          .some(({ begin, end = Infinity }) => started < begin && begin < ended && ended < end),
    ),
} satisfies Mistake;
