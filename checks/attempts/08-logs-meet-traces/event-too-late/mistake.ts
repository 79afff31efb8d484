import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each of these lines is an event on its span as well, once'],
  says: `
The event is added when its span has ended, and then nothing goes in any more
(lesson 3). A line may wait in a buffer, and the time is kept on it; an event
has to be on the span while the span is open. Add it at once, where the line
is written.
`,
  look: /addEvent/,
  shows: ({ recording }) =>
    recording.spans.some(({ late }) => late.some(({ call }) => call === 'addEvent')),
} satisfies Mistake;
