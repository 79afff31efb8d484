import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import recordedOnly from './recorded-only.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The span only watches: it notes the error and ends, and the caller still gets the error. */
@@
-      fail(span, error as Error);
+      if (name === 'take order') fail(span, error as Error);
`,
  },
  failsFirst: ['error-status'],
  explanation: `
\`take order\` has the status ERROR, but \`charge card\` does not. A status does
not travel up or down: each span has its own. The picture now says that an
order failed, but not which part of it. Set the status on the span in which
the error was thrown as well.
`,
  openLine: /setStatus|fail\(span/,
  recognise: (run) =>
    run.all('take order').some(({ status }) => status === 'ERROR') &&
    run
      .all('charge card')
      .every(
        ({ status, events, late }) =>
          status === 'UNSET' && events.length === 0 && late.length === 0,
      ),
  nearMisses: [recordedOnly.edit],
} satisfies Mistake;
