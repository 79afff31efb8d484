import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each order begins a trace of its own, with `take order` at its root'],
  says: `
The two orders have the same trace id, although neither has a parent: the id
does not come from the tracer, it was written down. Ids are drawn at random, a
new one for every root, so that no two traces in the world share one.
`,
  look: /generateTraceId/,
  shows: (seen) =>
    seen.all('take order').length === 2 &&
    new Set(seen.all('take order').map(({ traceId }) => traceId)).size === 1 &&
    seen.all('take order').every((span) => !span.parentId),
} satisfies Mistake;
