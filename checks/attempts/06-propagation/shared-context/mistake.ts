import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['orders that go on at the same time do not mix'],
  says: `
One order alone is traced well. With several at the same time, one order's
call hangs below another order, or stands on its slip: a context, a span or a
carrier is kept in a variable that all requests share. Let each request have
its own; the context that is active is kept apart for every one of them.
`,
  look: /^ *let /,
  shows: () => true,
} satisfies Mistake;
