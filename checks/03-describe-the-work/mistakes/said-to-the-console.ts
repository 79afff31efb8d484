import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import eventAsSpan from './event-as-span.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The one place that adds events to spans: that part of the API is being phased out. */
@@
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  console.log(message, attributes);
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
It was printed, and the span knows nothing of it. A line on the console cannot
tell which guest it was about; an event on the span can, because the span has
its trace. Add an event to the active span.
`,
  openLine: /console\.\w+\(/,
  recognise: (run) =>
    /milk is out/.test(run.recording.output) &&
    run.all('make drink').every(({ events }) => events.length === 0),
  nearMisses: [eventAsSpan.edit],
} satisfies Mistake;
