import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  tracer.startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (span) => {
+  tracer.startActiveSpan('send orders', { kind: SpanKind.CLIENT }, (span) => {
@@
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const options = { kind: SpanKind.SERVER, links: senders.flatMap(linksTo) };
`,
  },
  failsFirst: ['producer-span', 'one-consumer-span'],
  explanation: `
The kind says on which end of what a span stands. CLIENT and SERVER are the
two ends of a call, and the CLIENT waits for an answer. Nobody waits at a
queue: who puts something in makes a PRODUCER span, who takes it out a
CONSUMER span. Left out, the kind is INTERNAL.
`,
  openLine: /'send orders'|'process orders'/,
  recognise: (run) =>
    run.all('send orders').some(({ kind }) => kind !== 'PRODUCER') ||
    run.all('process orders').some(({ kind }) => kind !== 'CONSUMER'),
} satisfies Mistake;
