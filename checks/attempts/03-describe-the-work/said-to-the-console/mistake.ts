import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`make drink` has the event `milk is out` when the milk is out, and only then'],
  says: `
It was printed, and the span knows nothing of it. A line on the console cannot
tell which guest it was about; an event on the span can, for the span has the
order's number and its trace. Ask for the active span, and add the event to
it.
`,
  look: /console\.\w+\(/,
  shows: (seen) =>
    /milk is out/.test(seen.recording.output) &&
    seen.all('make drink').every(({ events }) => events.length === 0),
} satisfies Mistake;
