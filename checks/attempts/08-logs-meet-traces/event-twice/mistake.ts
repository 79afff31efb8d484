import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each of these lines is an event on its span as well, once'],
  says: `
Each message is on its span twice: two places in the code add it. Who counts
how often something was said counts double. Choose one place, and \`log\` is
where both the line and the event pass through.
`,
  look: /addEvent/,
  shows: ({ recording }) =>
    recording.spans.some(
      ({ events }) => new Set(events.map(({ name }) => name)).size < events.length,
    ),
} satisfies Mistake;
