import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import eventAsSpan from './event-as-span.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The only place that adds events: that part of the API is being phased out. */
@@
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  console.log(message, attributes);
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
The text was printed, but it is not on the span. A line on the console does
not say which guest it was about. An event on the span does, because the span
belongs to the trace of that guest. Add an event to the active span.
`,
  openLine: /console\.\w+\(/,
  recognise: (run) =>
    /milk is out/.test(run.recording.output) &&
    run.all('make drink').every(({ events, late }) => events.length === 0 && late.length === 0),
  nearMisses: [eventAsSpan.edit],
} satisfies Mistake;
