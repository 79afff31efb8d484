import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
@@
-    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
+    const span = tracer.startSpan('POST /drinks', options);
@@
-        propagation.inject(context.active(), headers);
+        propagation.inject(trace.setSpan(context.active(), span), headers);
@@
         span.end();
       }
-    });
   }
 
   const { url, close } = await listen(app);
`,
  },
  failsFirst: ['client-active'],
  explanation: `
The slip is right, but during the call, a different span is active. Whatever
looks at the active span then, such as a retry or a log line, finds the wrong
span. Keep the CLIENT span active for the whole call. Send the request inside
the \`startActiveSpan\` or \`context.with\` in which you inject.
`,
  openLine: /\bfetch\(|request\(/,
  recognise: (run) =>
    run.recording.contextManager &&
    run.recording.work.some(({ name, active }) => {
      const span = run.recording.spans.find(({ id }) => id === active);
      return name === 'call the kitchen' && span !== undefined && span.kind !== 'CLIENT';
    }),
  nearMisses: [
    {
      'counter.ts': `
-        const response = await fetch(url, { method: 'POST', headers, body });
+        const send = () => fetch(url, { method: 'POST', headers, body });
+        const response = await context.with(ROOT_CONTEXT, send);
`,
    },
  ],
} satisfies Mistake;
