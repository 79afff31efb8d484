import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import recordedOnly from './recorded-only.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The span is a witness: it notes the error and ends, and the caller gets the error as before. */
@@
-      fail(span, error as Error);
+      if (name === 'take order') fail(span, error as Error);
`,
  },
  failsFirst: ['error-status'],
  explanation: `
\`take order\` has the status ERROR, and \`charge card\` does not. A status does
not travel, neither up nor down: each span has its own. The picture now says
that an order failed, but not which part of it. Set the status on the span in
which the error was thrown, too.
`,
  openLine: /setStatus|fail\(span/,
  recognise: (run) =>
    run.all('take order').some(({ status }) => status === 'ERROR') &&
    run.all('charge card').every(({ status, events }) => status === 'UNSET' && events.length === 0),
  nearMisses: [recordedOnly.edit],
} satisfies Mistake;
