import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const options = { kind: SpanKind.CONSUMER, links: senders.slice(-1).flatMap(linksTo) };
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const links = linksTo(context.active()).map(({ context }) => ({ context: { ...context, spanId: '0123456789abcdef' } }));
+  const options = { kind: SpanKind.CONSUMER, links };
`,
    },
  ],
  failsFirst: ['consumer-links'],
  explanation: `
Some of the orders in the batch are linked, but not all. From the trace of an
order without a link, nobody finds the span in which its drink was made.
\`links\` is a list with one link for each slip: use \`slips.map(…)\`, or call
\`span.addLink\` once for each.
`,
  openLine: /links?:|addLink\(/,
  recognise: (run) =>
    run.all('process orders').length === 1 &&
    run.all('process orders').some(({ links }) => links.length === 1 || links.length === 2) &&
    run
      .all('process orders')[0]!
      .links.every(({ spanId }) => run.all('send orders').some(({ id }) => id === spanId)),
} satisfies Mistake;
