import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['what went well has no status ERROR'],
  says: `
\`make drink\` is marked ERROR because the milk ran out. But the guest got a
drink: an event says that something happened, ERROR says that the work failed.
If every surprise is an error, the count of errors means nothing.
`,
  look: /setStatus/,
  shows: (seen) =>
    seen
      .all('make drink')
      .every(
        ({ status, events }) =>
          (status === 'ERROR') === events.some(({ name }) => name === 'milk is out'),
      ),
} satisfies Mistake;
