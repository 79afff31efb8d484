import type { Mistake } from '../../../workshop/checking/mistakes.ts';

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
The event is added when its span has ended, and then nothing goes in any more
(lesson 3). A line may wait in a buffer, and the time is kept on it; an event
has to be on the span while the span is open. Add it at once, where the line
is written.
`,
  openLine: /addEvent/,
  recognise: ({ recording }) =>
    recording.spans.some(({ late }) => late.some(({ call }) => call === 'addEvent')),
} satisfies Mistake;
