import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { foreignSlips } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const options = { kind: SpanKind.CONSUMER, links: slips.flatMap(linksTo) };
@@
-function linksTo(sender: Context): Link[] {
-  const sent = trace.getSpanContext(sender);
-  return sent ? [{ context: sent }] : [];
+function linksTo({ headers }: Slip): Link[] {
+  const parts = /^\\w\\w-(\\w{32})-(\\w{16})-(\\w\\w)$/.exec(headers.traceparent ?? '');
+  const [, traceId = '', spanId = '', flags = ''] = parts ?? [];
+  return parts ? [{ context: { traceId, spanId, traceFlags: parseInt(flags, 16) } }] : [];
@@
-  type Context,
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
+  INVALID_SPAN_CONTEXT,
   propagation,
@@
-  const sent = trace.getSpanContext(sender);
-  return sent ? [{ context: sent }] : [];
+  return [{ context: trace.getSpanContext(sender) ?? INVALID_SPAN_CONTEXT }];
`,
    },
  ],
  failsFirst: ['rush-links'],
  explanation: `
You take the \`traceparent\` apart yourself, but the format has more rules than
an example shows. An id of all zeros is not valid, and neither is the version
\`ff\`. \`propagation.extract\` knows the rules. If it finds nothing valid,
\`trace.getSpanContext\` returns \`undefined\`: then make no link.
`,
  openLine: /\.(exec|match|split|test)\(/,
  recognise: ({ recording: { spans } }) => {
    const broken = foreignSlips.flatMap(({ slip, sender }) =>
      sender ? [] : (slip.headers.traceparent ?? []),
    );
    return spans.some(({ links }) =>
      links.some(({ traceId, spanId }) =>
        broken.some((header) => spanId && header.includes(`${traceId}-${spanId}`)),
      ),
    );
  },
} satisfies Mistake;
