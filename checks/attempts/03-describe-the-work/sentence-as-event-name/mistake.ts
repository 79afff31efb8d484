import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`make drink` has the event `milk is out` when the milk is out, and only then'],
  says: `
There is an event about the milk, but it is not named \`milk is out\`. An event
is named as a span is: the same words each time, so that it can be searched
for and counted. What differs from one time to the next goes into its
attributes.
`,
  look: /log\((?!message)|addEvent\((?!message)/,
  shows: (seen) =>
    seen
      .all('make drink')
      .some(({ events }) =>
        events.some(({ name }) => name !== 'milk is out' && /milk/i.test(name)),
      ),
} satisfies Mistake;
