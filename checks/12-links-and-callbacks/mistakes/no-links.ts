import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const options = { kind: SpanKind.CONSUMER };
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const options = { kind: SpanKind.CONSUMER };
@@
     span.end();
+    span.addLinks(senders.flatMap(linksTo));
   });
 }
 
 /** A slip may come without a trace. Then there is nothing to link to. */
`,
    },
  ],
  failsFirst: ['consumer-links'],
  explanation: `
The batch has a trace of its own, but nothing leads from there to the orders.
If you ask where order 2 spent its time, you have to guess which batch it was
in. A link names a span in any trace, and a span may have many links:
\`links: [{ context: trace.getSpanContext(sender) }, …]\` in the options.
`,
  openLine: /'process orders'/,
  recognise: (run, source) =>
    run.all('process orders').every(({ links }) => links.length === 0) &&
    !/addLinks?\(/.test(source),
} satisfies Mistake;
