import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import lastOrderOnly from './last-order-only.ts';

export default {
  edit: {
    'lesson.ts': `
-  const sent = trace.getSpanContext(sender);
+  const sent = trace.getSpanContext(context.active());
`,
  },
  nearMisses: [lastOrderOnly.edit],
  failsFirst: ['consumer-links'],
  explanation: `
Every link leads to the same span, but each slip has a sender of its own. (The
active span is only one of them, and it is the same for all slips.) The sender
is named on the slip. Read it with
\`propagation.extract(ROOT_CONTEXT, slip.headers)\`, and take it out of the
context that \`extract\` returns: \`trace.getSpanContext(sender)\`.
`,
  openLine: /getSpanContext\(context\.active|getActiveSpan\(|\.spanContext\(/,
  recognise: (run) =>
    run
      .all('process orders')
      .some(
        ({ links }) =>
          links.length > 1 &&
          new Set(links.map(({ spanId }) => spanId)).size === 1 &&
          run.recording.spans.some(({ id }) => id === links[0]?.spanId),
      ),
} satisfies Mistake;
