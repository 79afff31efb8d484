import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  failsFirst: ['latte-below-order'],
  explanation: `
\`startSpan\` only starts a span. It does not make it the active one, so the
next span finds no parent and begins a trace of its own. The order of the
lines, and which span is still open, play no part. Use \`startActiveSpan\`, or
run the work inside \`context.with(trace.setSpan(context.active(), span), …)\`.
`,
  openLine: /startSpan\('make latte'/,
  recognise: ({ recording }) => !recording.calls.setSpan && !recording.calls.with,
} satisfies Mistake;
