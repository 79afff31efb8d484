import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf, lastSpanKept } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
 import { journal } from '#bar';
+import { current } from './service.ts';
@@
-/** The ids of the active span, under the names that the specification gives to log fields. */
@@
-  const active = trace.getActiveSpan()?.spanContext();
+  const active = current.span?.spanContext();
`,
    'service.ts': `
 import type { Hono } from 'hono';
+
+/** What is going on. */
+export const current: { span?: Span } = {};
@@
     return tracer.startActiveSpan(name, { kind }, parent, async (span) => {
+      current.span = span;
`,
  },
  failsFirst: ['no-ids-outside-spans', 'line-trace-id', 'line-span-id'],
  explanation: `
A variable that all orders share holds "the current span". While one order
waits, the next one overwrites it. So lines name whichever span started last,
even after the bar has closed. The active span belongs to one chain of calls,
and \`trace.getActiveSpan()\` returns that span.
`,
  openLine: /^(let|var|export let|(export )?const current)\b/,
  recognise: (run) => {
    const closing = linesOf(run).find(({ msg }) => msg === 'the bar closes');
    const own = linesOf(run).filter(({ service }) => service === 'counter');
    const mixed = own.some(({ span_id, msg }) => {
      const span = run.recording.spans.find(({ id }) => id === span_id);
      return span && msg === 'drink served' && span.name !== 'POST /orders';
    });
    return Boolean(closing?.trace_id) && mixed;
  },
  nearMisses: [lastSpanKept],
} satisfies Mistake;
