import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`make latte` is a child of `take order`'],
  says: `
\`startSpan\` only starts a span. It does not make it the active one, so the
next span finds no parent and begins a trace of its own. The order of the
lines, and which span is still open, play no part. Use \`startActiveSpan\`, or
run the work inside \`context.with(trace.setSpan(context.active(), span), …)\`.
`,
  look: /startSpan\('make latte'/,
  shows: ({ recording }) => !recording.calls.setSpan && !recording.calls.with,
} satisfies Mistake;
