import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    const span = trace.getActiveSpan();
+    const told = (span as unknown as { events?: { name: string }[] })?.events ?? [];
+    if (!told.some(({ name }) => name === message)) span?.addEvent(message, attributes);
`,
  },
  failsFirst: ['lines-are-events'],
  explanation: `
A message that was logged twice in one span is only one event. The log has both
lines, and so the span and its log no longer say the same. Add an event every
time that \`log\` is called, whatever the span has already.
`,
  openLine: /\.(some|has|includes)\(/,
  recognise: ({ recording: { spans } }) =>
    spans.some(
      ({ events }) => events.filter(({ name }) => name.startsWith('the till rings')).length === 1,
    ),
  nearMisses: [
    {
      'log.ts': `
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    trace.getActiveSpan()?.addEvent(message.slice(0, 80), attributes);
`,
    },
  ],
} satisfies Mistake;
