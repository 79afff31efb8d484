import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'letters.ts': `
-      throw error;
`,
  },
  failsFirst: ['letter-log'],
  explanation: `
Your code catches the error before the span can see it: the letter was not
sent, but the span's status is UNSET. Rethrow the error, so that the span sees
it, and catch it outside. Or set the status where you catch it.
`,
  openLine: /catch/,
  recognise: ({ recording }, source) =>
    // The spans would record an error that they see.
    /setStatus\(|recordException\(/.test(codeOf(source)) &&
    recording.spans.filter(({ name }) => name === 'send letter').length === 3 &&
    recording.spans.every(
      ({ name, status, events }) =>
        name !== 'send letter' || (status === 'UNSET' && events.length === 0),
    ),
  nearMisses: [
    {
      'spans.ts': `
-    } catch (error) {
-      const { name: type, message } = error as Error;
-      span.setAttribute('error.type', type);
-      span.setStatus({ code: SpanStatusCode.ERROR, message });
-      throw error;
-    } finally {
+    } finally {
@@
-import { SpanStatusCode, trace, type SpanOptions } from '@opentelemetry/api';
+import { trace, type SpanOptions } from '@opentelemetry/api';
`,
    },
    {
      'spans.ts': `
-      span.setAttribute('error.type', type);
-      span.setStatus({ code: SpanStatusCode.ERROR, message });
+      span.recordException({ name: type, message });
@@
-import { SpanStatusCode, trace, type SpanOptions } from '@opentelemetry/api';
+import { trace, type SpanOptions } from '@opentelemetry/api';
`,
    },
  ],
} satisfies Mistake;
