import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` is ended'],
  says: `
Only ended spans are handed to the processor, so this one never got as far as
the exporter. Nothing warns you. Call \`span.end()\` when the work is done.
`,
  shows: () => true,
} satisfies Mistake;
