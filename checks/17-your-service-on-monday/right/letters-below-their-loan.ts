import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** Each letter is in the trace of its loan: its context is kept, and no link is needed. */
export default {
  edit: {
    'letters.ts': `
-import { context, ROOT_CONTEXT, SpanKind, trace, type Link } from '@opentelemetry/api';
+import { context, SpanKind, type Context } from '@opentelemetry/api';
@@
-const waiting: { letter: Letter; links: Link[] }[] = [];
+const waiting: { letter: Letter; of: Context }[] = [];
@@
-  // The loan's span has ended by the time that its letter is sent. Its context is kept for a link.
-  const loan = trace.getActiveSpan()?.spanContext();
-  waiting.push({ letter, links: loan ? [{ context: loan }] : [] });
+  waiting.push({ letter, of: context.active() });
@@
-    // Without this, all letters would be below the loan that came third.
-    await context.with(ROOT_CONTEXT, async () => {
-      for (const { letter, links } of letters) await sendLetter(letter, links);
-    });
+    for (const { letter, of } of letters) await context.with(of, () => sendLetter(letter));
@@
-async function sendLetter(letter: Letter, links: Link[]): Promise<void> {
+async function sendLetter(letter: Letter): Promise<void> {
@@
-  await inSpan('send letter', { kind: SpanKind.CONSUMER, attributes, links }, async () => {
+  await inSpan('send letter', { kind: SpanKind.CONSUMER, attributes }, async () => {
`,
  },
} satisfies RightAnswer;
