import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-    trace.getActiveSpan()?.addEvent(message, attributes);
`,
  },
  failsFirst: ['lines-are-events'],
  explanation: `
The lines are complete, but the spans know nothing about them. The picture
shows bars, but no messages. Let \`log\` put each message in both places: in
the journal, and with \`addEvent\` on the active span, as in lesson 3.
`,
  openLine: /logger\.info/,
  recognise: ({ recording }, source) =>
    !/addEvent|recordException/.test(source) &&
    recording.spans.every(
      ({ events, late }) => events.length === 0 && late.every(({ call }) => call === 'end'),
    ),
  nearMisses: [
    // There is no span at the time when it asks for one.
    {
      'log.ts': `
   return (message, attributes) => {
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    span?.addEvent(message, attributes);
@@
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
+  const span = trace.getActiveSpan();
`,
    },
  ],
} satisfies Mistake;
