import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the event `milk is out` carries `coffee.milk`, which is `oat`'],
  says: `
The event arrived with its name alone: \`log\` was given attributes and did not
hand them on. \`addEvent\` takes them as its second argument.
`,
  look: /addEvent\(/,
  shows: (seen) =>
    seen
      .all('make drink')
      .some(({ events }) =>
        events.some(
          ({ name, attributes }) => name === 'milk is out' && Object.keys(attributes).length === 0,
        ),
      ),
} satisfies Mistake;
