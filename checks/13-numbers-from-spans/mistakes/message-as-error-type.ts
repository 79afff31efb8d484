import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
+  onEnd({ kind, duration: [seconds, nanoseconds], attributes, events, status }: ReadableSpan): void {
@@
-      labels['error.type'] = String(attributes['http.response.status_code']);
+      labels['error.type'] = String(events.at(-1)?.attributes?.['exception.message']);
`,
  },
  failsFirst: ['error-type-is-a-class'],
  explanation: `
The \`error.type\` is a message, and the message names the order. So every
failure is a series of its own, with the count 1. The attribute should say
which kind of failure it was: the status code as a string, or the name of the
error's class.
`,
  openLine: /error\.type|message/,
  recognise: (run, source) => {
    const failed = seriesIn(metricsAfter(run)).filter(({ labels }) => labels.error_type);
    return (
      /message/.test(source) && failed.some(({ labels }) => / order \d/.test(labels.error_type!))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-      labels['error.type'] = String(attributes['http.response.status_code']);
+      labels['error.type'] = String(attributes['coffee.order.id']);
`,
    },
  ],
} satisfies Mistake;
