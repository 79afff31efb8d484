import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';
+import { apologise, brew, CardDeclined, chargeCard, fetchMilk } from '#bar';
+import { tenOrders, type CardOrder } from '#bar';
@@
-      fail(span, error as Error);
+      if (error instanceof CardDeclined) fail(span, error);
`,
  },
  failsFirst: ['other-errors'],
  explanation: `
Only a \`CardDeclined\` is reported with its message. Work also fails in ways
that nobody expected, and those are the ones you will look for. Here, the bank
did not answer, but the span does not say so. Report every error in the same
way, whatever was thrown.
`,
  openLine: /CardDeclined\b(?!.*#bar)/,
  recognise: (_, source) => /instanceof CardDeclined|[!=]== 'CardDeclined'/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  const message = 'the bank declined the card: not enough credit';
+  span.setStatus({ code: SpanStatusCode.ERROR, message });
`,
    },
  ],
} satisfies Mistake;
