import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying } from '../journal.ts';

export default {
  edit: {
    'log.ts': `
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    const span = trace.getActiveSpan();
+    setImmediate(() => span?.addEvent(message, attributes));
`,
  },
  failsFirst: ['lines-are-events'],
  explanation: `
Some events are added when their span has already ended, and then the span no
longer takes them (lesson 3). Add an event while its span is open: at once,
where the line is written, with no timer and no promise in between.
`,
  openLine: /addEvent/,
  recognise: (run) =>
    run.recording.spans.some(({ id, ended = 0, events, late }) =>
      late.some(
        ({ call, first }) =>
          call === 'addEvent' &&
          events.every(({ name }) => name !== first) &&
          saying(run, first).some(({ span_id, at }) => span_id === id && at < ended),
      ),
    ),
  nearMisses: [
    // The event comes in time, and the span has ended too early.
    {
      'log.ts': `
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    const span = trace.getActiveSpan();
+    span?.addEvent(message, attributes);
+    span?.end();
`,
    },
  ],
} satisfies Mistake;
