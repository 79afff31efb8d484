import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';

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
Some messages are on their span twice, because more than one place in the code
adds them. Whoever counts the events counts double. Choose one place: \`log\`
can write the line and add the event.
`,
  openLine: /addEvent/,
  recognise: (run, source) =>
    (source.match(/addEvent/g) ?? []).length > 1 &&
    run.recording.spans.some(({ id, events }) =>
      events.some(({ name }) => {
        const lines = saying(run, name).filter(({ span_id }) => span_id === id);
        return lines.length === 1 && events.filter((event) => event.name === name).length > 1;
      }),
    ),
  nearMisses: [
    // Each once, under one name for all.
    {
      'log.ts': `
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    trace.getActiveSpan()?.addEvent('log', { message });
`,
    },
  ],
} satisfies Mistake;
