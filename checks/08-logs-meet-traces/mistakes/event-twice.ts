import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-import { pino } from 'pino';
+import { pino, type LoggerOptions } from 'pino';
@@
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const hooks: LoggerOptions['hooks'] = {
+    logMethod(args, method) {
+      trace.getActiveSpan()?.addEvent(String(args[1]));
+      method.apply(this, args);
+    },
+  };
+  const logger = pino({ base: { service }, mixin: traceContext, hooks }, journal);
`,
  },
  failsFirst: ['lines-are-events'],
  explanation: `
Each message is on its span twice: two places in the code add it. Who counts
how often something was said counts double. Choose one place, and \`log\` is
where both the line and the event pass through.
`,
  openLine: /addEvent/,
  recognise: ({ recording }) =>
    recording.spans.some(
      ({ events }) => new Set(events.map(({ name }) => name)).size < events.length,
    ),
} satisfies Mistake;
