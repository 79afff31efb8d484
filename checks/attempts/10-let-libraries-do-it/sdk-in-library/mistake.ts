import type { Mistake } from '../../../../workshop/explain.ts';

/** The source up to `service.ts`, and so without `telemetry.ts`, which may have an SDK. */
const untilService = (source: string) => source.split('The inside of a program')[0]!;

export default {
  fails: [
    '`make latte` is a span of the kitchen, below its `POST /drinks`',
    'another program that uses `recipes.ts` gets its spans',
  ],
  says: `
\`recipes.ts\` has brought an SDK of its own. Its spans go past everything that
the program has: its service name, its sampler, its exporter, its shutdown.
They show up as a service that nobody started, or not at all. A library calls
the API alone, \`trace.getTracer('recipes')\`, and the program decides the rest.
`,
  look: /new (Basic|Node)TracerProvider|new TracerProvider/,
  shows: (_, source) => /new (Basic|Node)?TracerProvider|new NodeSDK/.test(untilService(source)),
} satisfies Mistake;
