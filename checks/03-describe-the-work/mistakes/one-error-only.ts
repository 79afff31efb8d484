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
  openLine: /instanceof CardDeclined|'CardDeclined'/,
  recognise: (run, source) => {
    const told = run
      .all('charge card')
      .map(({ statusMessage, attributes, events }) =>
        JSON.stringify([statusMessage, attributes, events]),
      );
    return (
      /instanceof CardDeclined|[!=]== ['"`]CardDeclined/.test(source) &&
      told.filter((text) => text.includes('bank declined')).length === 1 &&
      !told.some((text) => text.includes('does not answer'))
    );
  },
  nearMisses: [
    // Every error is reported, with one message for all; what it is called is looked at besides.
    {
      'lesson.ts': `
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  const message = 'the bank declined the card: not enough credit';
+  span.setStatus({ code: SpanStatusCode.ERROR, message });
+  if (error.name === 'CardDeclined') span.setAttribute('coffee.declined', true);
`,
    },
    {
      'lesson.ts': `
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  const message = 'the bank declined the card: not enough credit';
+  span.setStatus({ code: SpanStatusCode.ERROR, message });
`,
    },
  ],
} satisfies Mistake;
