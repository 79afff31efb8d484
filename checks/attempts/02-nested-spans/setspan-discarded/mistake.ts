import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`make latte` is a child of `take order`'],
  says: `
\`trace.setSpan(context, span)\` changes nothing: it returns a new context, and
here nobody takes it. A context counts only while a function runs inside it:
\`context.with(trace.setSpan(context.active(), span), () => …)\`.
`,
  look: /setSpan\(/,
  shows: (seen) =>
    Boolean(seen.recording.calls.setSpan) &&
    !seen.recording.calls.with &&
    seen.all('make latte').every((span) => !span.parentId),
} satisfies Mistake;
