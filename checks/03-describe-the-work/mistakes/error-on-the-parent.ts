import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import recordedOnly from './recorded-only.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Does \`work\` inside a span. Whatever becomes of the work, the span hears of it and ends. */
@@
-      fail(span, error as Error);
+      if (name === 'take order') fail(span, error as Error);
`,
  },
  failsFirst: ['error-status'],
  explanation: `
\`take order\` has the ERROR, \`charge card\` has not. A status does not travel,
up or down: each span has its own. With the error on the parent alone the
picture says that an order failed and not which part of it. Tell the span in
which it happened.
`,
  openLine: /setStatus|fail\(span/,
  recognise: (run) =>
    run.all('take order').some(({ status }) => status === 'ERROR') &&
    run.all('charge card').every(({ status, events }) => status === 'UNSET' && events.length === 0),
  nearMisses: [recordedOnly.edit],
} satisfies Mistake;
