import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import eventAsSpan from './event-as-span.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Says something about the work that is going on: an event on the active span. */
@@
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  console.log(message, attributes);
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
It was printed, and the span knows nothing of it. A line on the console cannot
tell which guest it was about; an event on the span can, for the span has the
order's number and its trace. Ask for the active span, and add the event to
it.
`,
  openLine: /console\.\w+\(/,
  recognise: (run) =>
    /milk is out/.test(run.recording.output) &&
    run.all('make drink').every(({ events }) => events.length === 0),
  nearMisses: [eventAsSpan.edit],
} satisfies Mistake;
