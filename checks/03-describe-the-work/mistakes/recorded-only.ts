import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import errorUntold from './error-untold.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Tools count errors by the status. The message and \`error.type\` say which error it was. */
@@
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  span.recordException(error);
`,
  },
  failsFirst: ['error-status'],
  explanation: `
\`recordException\` only adds an event: the status is still UNSET. Error counts,
red bars and alerts depend on the status, so for them this span went well. Set
the status as well: \`span.setStatus({ code: SpanStatusCode.ERROR, message })\`.
`,
  openLine: /recordException/,
  recognise: (run) =>
    run
      .all('charge card')
      .some(
        ({ status, events }) =>
          status === 'UNSET' && events.some(({ name }) => name === 'exception'),
      ),
  nearMisses: [errorUntold.edit],
} satisfies Mistake;
