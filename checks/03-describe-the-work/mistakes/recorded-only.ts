import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import errorUntold from './error-untold.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The status is what is counted as an error; its message and \`error.type\` say which one. */
@@
-  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
+  span.recordException(error);
`,
  },
  failsFirst: ['error-status'],
  explanation: `
\`recordException\` writes an event, and that is all it does: the status stays
UNSET. Counts of errors, red bars and alerts go by the status, and see a span
that went well. Say it yourself: \`setStatus({ code: SpanStatusCode.ERROR, …
})\`.
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
