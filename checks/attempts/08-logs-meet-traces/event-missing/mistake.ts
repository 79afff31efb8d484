import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each of these lines is an event on its span as well, once'],
  says: `
The lines are complete, and the spans know nothing of them. Who looks at the
picture sees bars and no word of what was said in them. Let \`log\` say it in
both places: to the journal, and with \`addEvent\` to the active span, as in
lesson 3.
`,
  look: /logger\.info/,
  shows: ({ recording }) =>
    recording.spans.every(({ events, late }) => events.length + late.length === 0),
} satisfies Mistake;
