import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each service makes its spans under its own name'],
  says: `
The spans of both services came through one provider, and \`service.name\`
stands on the provider's resource, so both speak under one name.
\`trace.getTracer(…)\` asks the one global provider of the process; the second
to register is turned away. Here each service takes its tracer from a provider
of its own.
`,
  look: /trace\.getTracer\(|setGlobalTracerProvider|\.register\(/,
  shows: ({ recording }) =>
    new Set(recording.spans.map(({ service }) => service).filter(Boolean)).size === 1,
} satisfies Mistake;
