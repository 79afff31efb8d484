import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` arrives once'],
  says: `
Two processors have the same exporter, so it gets every span twice. Processors
do not share the work: each of them gets every span that ends. One exporter
belongs behind one processor. (The article that this workshop grew out of does
this too.)
`,
  look: /spanProcessors/,
  shows: (seen) => seen.all('take order').length === 1 && seen.all('take order')[0]!.exported > 1,
} satisfies Mistake;
