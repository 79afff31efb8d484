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
  nearMisses: [
    {
      'lesson.ts': `
-  tracer.startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (span) => {
+  tracer.startActiveSpan('send orders', { kind: SpanKind.CLIENT, root: true }, (span) => {
`,
    },
  ],
  failsFirst: ['producer-span', 'one-consumer-span'],
  explanation: `
The kind says which end of an exchange the span is. CLIENT and SERVER are the
two ends of a call, and the CLIENT waits for an answer. At a queue nobody
waits: the span that puts a message in is a PRODUCER, and the span that
processes it is a CONSUMER. A span without a kind is INTERNAL.
`,
  recognise: (run) => {
    const sends = run.all('send orders');
    const below = sends.every((span) => run.parent(span)?.name === 'take order');
    const batches = run.all('process orders');
    return (
      (below && sends.some(({ kind }) => kind !== 'PRODUCER')) ||
      (sends.every(({ kind }) => kind === 'PRODUCER') &&
        batches.length === 1 &&
        batches[0]!.kind !== 'CONSUMER')
    );
  },
} satisfies Mistake;
