import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const options = { kind: SpanKind.CONSUMER };
`,
  },
  failsFirst: ['consumer-links'],
  explanation: `
The batch has a trace of its own, and nothing leads from there to the orders.
Who asks where order 2 spent its time has to guess which batch it was in. A
link names a span of any trace, and there may be many:
\`links: [{ context: trace.getSpanContext(sender) }, …]\` in the options.
`,
  openLine: /'process orders'/,
  recognise: (run) => run.all('process orders').every(({ links }) => links.length === 0),
} satisfies Mistake;
