import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
-      try {
-        const headers: Record<string, string> = {};
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
-        const body = JSON.stringify(order);
-        // Awaited, so that \`finally\` ends the span only when the body has been read.
-        const response = await fetch(url, { method: 'POST', headers, body });
-        return await response.json();
-      } finally {
-        span.end();
-      }
-    });
+    const span = tracer.startSpan('POST /drinks', options);
+    try {
+      const response = await context.with(trace.setSpan(context.active(), span), () => {
+        const headers: Record<string, string> = {};
+        propagation.inject(context.active(), headers);
+        return fetch(url, { method: 'POST', headers, body: JSON.stringify(order) });
+      });
+      return await response.json();
+    } finally {
+      span.end();
+    }
`,
  },
  failsFirst: ['client-active'],
  explanation: `
The CLIENT span was active while the request was sent, but a different span
was active when the answer's body was read. Whatever looks at the active span
then, such as a log line, finds the wrong span. Read the body inside the same
\`startActiveSpan\` or \`context.with\`.
`,
  openLine: /\.(json|text|arrayBuffer|blob)\(\)/,
  recognise: ({ recording: { work, spans, contextManager } }) => {
    const kindAt = (moment: string) =>
      work
        .filter(({ name }) => name === moment)
        .map(({ active }) => spans.find(({ id }) => id === active)?.kind);
    return (
      contextManager &&
      kindAt('call the kitchen').every((kind) => kind === 'CLIENT') &&
      kindAt('read the answer').some((kind) => kind !== undefined && kind !== 'CLIENT')
    );
  },
  nearMisses: [
    {
      'counter.ts': `
-        return await response.json();
+        return await context.with(ROOT_CONTEXT, () => response.json());
`,
    },
  ],
} satisfies Mistake;
