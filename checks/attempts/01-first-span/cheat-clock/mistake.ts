import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` is open while the slip is written'],
  says: `
The span was ended before the work, with an end that was made up. The bar has
the right length and stands in the wrong place: nobody measured anything. Call
\`span.end()\` without a time, when the work is done.
`,
  look: /\.end\([^)]/,
  shows: (seen, source) =>
    /\.end\([^)]/.test(source) &&
    seen
      .all('take order')
      .every((span) => (span.ended ?? 0) < (seen.work('write slip')[0]?.end ?? 0)),
} satisfies Mistake;
