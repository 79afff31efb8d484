import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`make drink` has the event `milk is out` when the milk is out, and only then'],
  says: `
A span of its own was started for it. A span is work that takes time, from a
beginning to an end; here something was said at one moment. That is an event:
a name, a time and attributes, kept by the span of the work during which it
happened. \`addEvent\` on the active span puts it there.
`,
  look: /start(Active)?Span\((message|'milk)/,
  shows: ({ recording }) => recording.spans.some(({ name }) => name === 'milk is out'),
} satisfies Mistake;
