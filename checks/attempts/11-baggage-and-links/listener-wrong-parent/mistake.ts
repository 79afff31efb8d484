import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each `call guest` is in the trace of its order'],
  says: `
\`emit\` calls its listeners on the spot, in the context of whoever emits. That
is the kitchen, where \`make drink\` is active, so the guest's call landed in
the trace of the batch. Bind the listener where it is made, in the order's
context: \`bell.once(name, context.bind(context.active(), call))\`.
`,
  look: /bell\.(once|on)\(/,
  shows: (seen, source) =>
    !/^\s*(context\.)?bind\(/m.test(source) &&
    seen
      .all('call guest')
      .some((span) => ['make drink', 'process orders'].includes(seen.parent(span)?.name ?? '')),
} satisfies Mistake;
