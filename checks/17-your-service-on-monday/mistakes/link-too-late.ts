import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'letters.ts': `
-  const loan = trace.getActiveSpan()?.spanContext();
-  waiting.push({ letter, links: loan ? [{ context: loan }] : [] });
+  waiting.push({ letter, links: [] });
@@
-  const letters = waiting.splice(0).reverse();
+  const letters = waiting.splice(0).reverse();
+  const loan = trace.getActiveSpan()?.spanContext();
+  for (const { links } of letters) if (loan) links.push({ context: loan });
`,
  },
  failsFirst: ['letter-spans'],
  explanation: `
Every letter has a link to the same loan: the third one. You asked for the
active span when the letters were sent, and at that time, it is the span of
whatever sends them. Ask when each letter is written, in \`writeLetter\`, and
keep the span's context with the letter.
`,
  openLine: /getActiveSpan\(/,
  recognise: ({ arrived }) => {
    const letters = arrived.filter(({ name }) => name === 'send letter');
    const linked = letters.map(({ links }) => links.map(({ traceId }) => traceId));
    return (
      letters.length === 3 &&
      arrived.some(
        ({ name, traceId, attributes }) =>
          name === 'save loan' &&
          attributes['library.book.id'] === 'b-3' &&
          traceId === linked[0]![0],
      ) &&
      linked.every(([one, ...more]) => one && more.length === 0 && one === linked[0]![0])
    );
  },
  nearMisses: [
    {
      'letters.ts': `
-  waiting.push({ letter, links: loan ? [{ context: loan }] : [] });
+  first ??= loan;
+  waiting.push({ letter, links: first ? [{ context: first }] : [] });
@@
-let walks = Promise.resolve();
+let walks = Promise.resolve();
+let first: Link['context'] | undefined;
`,
    },
    {
      'letters.ts': `
-  const loan = trace.getActiveSpan()?.spanContext();
-  waiting.push({ letter, links: loan ? [{ context: loan }] : [] });
+  waiting.push({ letter, links: [] });
@@
-import { context, ROOT_CONTEXT, SpanKind, trace, type Link } from '@opentelemetry/api';
+import { context, ROOT_CONTEXT, SpanKind, type Link } from '@opentelemetry/api';
`,
    },
  ],
} satisfies Mistake;
