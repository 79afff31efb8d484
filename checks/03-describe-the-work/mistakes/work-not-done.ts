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
The spans are there and the work is not: the bar was not asked to do it. A
trace is of no use unless it is true. Make the drink and charge the card, in
their spans.
`,
  recognise: ({ recording }) =>
    ['brew', 'charge card'].some((work) => recording.work.every(({ name }) => name !== work)),
  nearMisses: [workNotAwaited.edit],
} satisfies Mistake;
