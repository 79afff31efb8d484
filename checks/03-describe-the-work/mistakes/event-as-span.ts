import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import eventOnTheParent from './event-on-the-parent.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Says something about the work that is going on: an event on the active span. */
@@
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  trace.getTracer('coffee-bar').startSpan(message, { attributes }).end();
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
A span of its own was started for it. A span is work that takes time, from a
beginning to an end; here something was said at one moment. That is an event:
a name, a time and attributes, kept by the span of the work during which it
happened. \`addEvent\` on the active span puts it there.
`,
  openLine: /start(Active)?Span\((message|'milk)/,
  recognise: ({ recording }) => recording.spans.some(({ name }) => name === 'milk is out'),
  nearMisses: [eventOnTheParent.edit],
} satisfies Mistake;
