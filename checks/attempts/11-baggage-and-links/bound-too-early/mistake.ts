import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `call guest` is in the trace of its order'],
  says: `
The listener is bound to a context in which no order is active, so its span
found no parent. \`context.active()\` says what is active when it is called: at
the top of a file, or before \`startActiveSpan\`, that is nothing. Call it
inside of \`take order\`, where the listener is made.
`,
  look: /context\.bind\(|= context\.active\(\)/,
  shows: (seen, source) =>
    /bind\(/.test(source) && seen.all('call guest').every((span) => !span.parentId),
} satisfies Mistake;
