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
Every link leads to the same span, the one that was active when the kitchen
was called. The sender of a slip is named on the slip. Read each of them with
\`propagation.extract(ROOT_CONTEXT, slip.headers)\`, and take the sender out of
the context that it returns: \`trace.getSpanContext(sender)\`.
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
