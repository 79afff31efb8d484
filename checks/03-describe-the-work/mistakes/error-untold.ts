import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import statusAfterEnd from './status-after-end.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The span only watches: it notes the error and ends, and the caller still gets the error. */
@@
-    } catch (error) {
-      fail(span, error as Error);
-      throw error;
`,
  },
  failsFirst: ['error-status'],
  explanation: `
Neither \`charge card\` nor \`take order\` has the status ERROR. When its
callback throws, \`startActiveSpan\` sets no status, and \`span.end()\` sets
none either. Catch the error, set the status on the span, and throw the
error again.
`,
  openLine: /finally/,
  recognise: (run) =>
    run
      .all('charge card')
      .every(
        ({ status, events, late }) =>
          status === 'UNSET' && events.length === 0 && late.length === 0,
      ) && run.all('take order').every(({ status }) => status === 'UNSET'),
  nearMisses: [statusAfterEnd.edit],
} satisfies Mistake;
