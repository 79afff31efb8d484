import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import statusAfterEnd from './status-after-end.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Does \`work\` inside a span. Whatever becomes of the work, the span hears of it and ends. */
@@
-    } catch (error) {
-      fail(span, error as Error);
-      throw error;
`,
  },
  failsFirst: ['error-status'],
  explanation: `
\`finally\` ended the span, and the error went on its way, but nobody told the
span. \`startActiveSpan\` does not look at what its function throws. Between
\`try\` and \`finally\` goes a \`catch\`: set the status there, then throw the error
again.
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
