import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`make drink` has the event `milk is out` when the milk is out, and only then'],
  says: `
The event is there, but on another span: it goes to the span that is active at
the moment when \`log\` is called, and that was not \`make drink\`. Call it inside
the function that runs while \`make drink\` is active.
`,
  look: /log\(|addEvent/,
  shows: (seen) =>
    seen.arrived.some(
      ({ name, events }) =>
        name !== 'make drink' && events.some((event) => event.name === 'milk is out'),
    ),
} satisfies Mistake;
