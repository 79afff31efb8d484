import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import eventOnTheParent from './event-on-the-parent.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The one place that adds events to spans: that part of the API is being phased out. */
@@
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  trace.getTracer('coffee-bar').startSpan(message, { attributes }).end();
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
A span was started for this. A span is work that takes time, from a start to
an end; here something was said at one moment. That is an event: a name, a
time and attributes, kept by the span of the work that was going on.
\`addEvent\` on the active span adds it.
`,
  openLine: /start(Active)?Span\((message|'milk)/,
  recognise: ({ recording }) => recording.spans.some(({ name }) => name === 'milk is out'),
  nearMisses: [eventOnTheParent.edit],
} satisfies Mistake;
