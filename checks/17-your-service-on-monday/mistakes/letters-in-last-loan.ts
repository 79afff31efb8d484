import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'letters.ts': `
-    // Without this, all letters would be below the loan that came third.
-    await context.with(ROOT_CONTEXT, async () => {
-      for (const { letter, links } of letters) await sendLetter(letter, links);
-    });
+    for (const { letter, links } of letters) await sendLetter(letter, links);
@@
-import { context, ROOT_CONTEXT, SpanKind, trace, type Link } from '@opentelemetry/api';
+import { SpanKind, trace, type Link } from '@opentelemetry/api';
`,
  },
  failsFirst: ['letter-spans'],
  explanation: `
All three letters are in the trace of the third loan. Its request called
\`sendLetters()\`, and the context goes along with every call, even into work
for others (lesson 12). Send letters with \`context.with(ROOT_CONTEXT, …)\`,
or start their spans with \`root: true\`, and link each to its own loan.
`,
  openLine: /send letter/,
  recognise: ({ arrived }) => {
    const letters = arrived.filter(({ name }) => name === 'send letter');
    const [first, ...others] = letters;
    return (
      letters.length === 3 &&
      others.every(({ traceId }) => traceId === first!.traceId) &&
      arrived.some(({ name, traceId }) => name === 'POST /loans' && traceId === first!.traceId)
    );
  },
  nearMisses: [
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
