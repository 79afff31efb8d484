import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each of these lines is an event on its span as well, once'],
  says: `
All events are on the span of the request, whichever step they were said in.
In the picture they hang on the longest bar, and the step that they are about
has none. An event belongs to the span that is active when it is said, as the
line does: \`trace.getActiveSpan()\`.
`,
  look: /addEvent/,
  shows: ({ recording }) => {
    const having = recording.spans.filter(({ events }) => events.length > 0);
    const ofAStep = having.some(({ events }) =>
      events.some(({ name }) => name === 'drink is ready'),
    );
    return ofAStep && having.every(({ kind }) => kind === 'SERVER');
  },
} satisfies Mistake;
