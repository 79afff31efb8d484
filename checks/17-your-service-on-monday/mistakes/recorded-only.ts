import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'spans.ts': `
-      const { name: type, message } = error as Error;
-      span.setAttribute('error.type', type);
-      span.setStatus({ code: SpanStatusCode.ERROR, message });
+      span.recordException(error as Error);
@@
-import { SpanStatusCode, trace, type SpanOptions } from '@opentelemetry/api';
+import { trace, type SpanOptions } from '@opentelemetry/api';
`,
  },
  failsFirst: ['letter-log'],
  explanation: `
\`recordException\` adds an event but leaves the status as it is. A backend
counts errors by their status, but this one is UNSET (lesson 3). Also call
\`setStatus({ code: SpanStatusCode.ERROR, message })\`.
`,
  openLine: /recordException/,
  recognise: ({ arrived }) =>
    arrived.some(
      ({ name, status, events }) =>
        name === 'send letter' &&
        status === 'UNSET' &&
        events.some((event) => event.name === 'exception'),
    ),
  nearMisses: [
    {
      'letters.ts': `
-      throw error;
`,
    },
  ],
} satisfies Mistake;
