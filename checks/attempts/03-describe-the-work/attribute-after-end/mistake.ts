import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` carries the four attributes of its own order'],
  says: `
The attributes came after \`span.end()\`. What has ended is on its way to the
exporter, and takes nothing in any more; it does not complain either. Give the
attributes when the span starts (in its options), or set them while it is
open.
`,
  look: /\.setAttribute/,
  shows: (seen) =>
    seen
      .all('take order')
      .some(({ late }) => late.some(({ call }) => call.startsWith('setAttribute'))),
} satisfies Mistake;
