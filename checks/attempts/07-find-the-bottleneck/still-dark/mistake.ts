import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every drink has a span `make drink` in the kitchen, its name in `coffee.drink`'],
  says: `
The kitchen's \`POST /drinks\` is one long bar with nothing below it. Whether
somebody works in there, or only waits, nobody can tell. A span for every
drink, and in it one for each thing that takes time, turns the light on.
`,
  look: /function make\(/,
  shows: ({ recording }) =>
    !recording.spans.some(
      ({ name, service, kind }) => service === 'kitchen' && kind === 'INTERNAL' && name,
    ),
} satisfies Mistake;
