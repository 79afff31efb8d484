import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import workNotAwaited from './work-not-awaited.ts';

export default {
  edit: {
    'lesson.ts': `
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    await inSpan('charge card', { kind: SpanKind.CLIENT }, async () => {});
@@
-    await brew(order, milk);
`,
  },
  failsFirst: ['same-work'],
  explanation: `
The work was left out: the bar was not asked to do it. Tracing must leave the
work of a program as it was. Make the drink and charge the card, each in its
span.
`,
  recognise: ({ recording }) =>
    ['brew', 'charge card'].some((work) => recording.work.every(({ name }) => name !== work)),
  nearMisses: [workNotAwaited.edit],
} satisfies Mistake;
