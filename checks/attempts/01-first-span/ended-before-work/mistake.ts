import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` is open while the slip is written'],
  says: `
\`span.end()\` came before the work, so the span measures nothing: its bar is
next to zero, while the slip took its time. A span lasts from \`startSpan\` to
\`end()\`, whatever stands between them. What it is to measure must stand
between them, and if that is a promise it must be awaited there.
`,
  look: /\.end\(\)/,
  shows: (seen) =>
    seen
      .all('take order')
      .every((span) => (span.ended ?? 0) < (seen.work('write slip')[0]?.end ?? 0)),
} satisfies Mistake;
