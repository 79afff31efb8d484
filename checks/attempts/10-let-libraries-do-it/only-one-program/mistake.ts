import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a SERVER span of `@hono/otel` is there for each request, named after its route'],
  says: `
Only one of the two programs has an SDK: look at the lines that begin with
\`$ node\`. Each process loads its own; what the counter has loaded is no use
to the kitchen, whose spans are made by a no-op and sent nowhere.
`,
  look: /nodeOptions/,
  shows: ({ recording, arrived }) =>
    new Set(arrived.map(({ service }) => service)).size === 1 &&
    (recording.output.match(/^\$ node.*telemetry.*$/gm) ?? []).length === 1,
} satisfies Mistake;
