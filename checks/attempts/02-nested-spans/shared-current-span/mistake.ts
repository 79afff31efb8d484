import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    'each order begins a trace of its own, with `take order` at its root',
    '`make latte` is a child of `take order`',
  ],
  look: /^(let|var) /m,
  says: `
A variable that all orders share holds "the current span", and the second
order writes over the first one's while that waits. So spans land in the wrong
trace. What is active belongs to one chain of calls: that is what the context
is for. Let \`startActiveSpan\` or \`context.with\` carry it.
`,
  shows: (seen) =>
    seen.all('take order').some((span) => seen.parent(span)) ||
    seen.all('make latte').some((span) => seen.parent(span)?.name === 'make latte'),
} satisfies Mistake;
