import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import eventOnTheParent from './event-on-the-parent.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The only place that adds events: that part of the API is being phased out. */
@@
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  trace.getTracer('coffee-bar').startSpan(message, { attributes }).end();
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
A span was started for something that happened at one moment. A span is work
that takes time, from a start to an end. An event has a name, a time and
attributes, and belongs to the span of the work that was going on. Call
\`addEvent\` on the active span.
`,
  openLine: /start(Active)?Span\((message|'milk)/,
  recognise: ({ recording }) => recording.spans.some(({ name }) => name === 'milk is out'),
  nearMisses: [eventOnTheParent.edit],
} satisfies Mistake;
