import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each order begins a trace of its own, with `take order` at its root'],
  says: `
Both orders hang in one trace, because a span around them was active when they
began. A trace is the story of one request. Two guests who know nothing of
each other are two stories, and in one picture nobody finds the slow one.
`,
  shows: (seen) =>
    seen.all('take order').length === 2 &&
    new Set(seen.all('take order').map(({ traceId }) => traceId)).size === 1 &&
    seen.all('take order').every((span) => span.parentId),
} satisfies Mistake;
