import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    'rush hour: each batch has links to its own slips, and to no others',
    'rush hour: a slip of the delivery service is linked and read like any other',
  ],
  says: `
A link was made to nothing. Where a slip has no \`traceparent\`,
\`trace.getSpanContext(sender)\` returns \`undefined\`; a link with that as its
context breaks the exporter, and the whole span is lost with it. Leave the
link out where there is no sender.
`,
  look: /getSpanContext\(/,
  shows: (seen, source) =>
    /getSpanContext\([^;]*!|as SpanContext/.test(source) &&
    seen.recording.spans.some(
      ({ name, ended, exported }) =>
        name === 'process orders' && ended !== undefined && exported === 0,
    ),
} satisfies Mistake;
