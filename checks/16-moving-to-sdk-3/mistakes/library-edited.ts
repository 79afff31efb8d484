import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { pullShot } from './machine.ts';
+import { pullShot, useTracer } from './machine.ts';
@@
-  trace.setGlobalTracerProvider(provider);
+  useTracer(provider.getTracer('espresso-machine'));
`,
    'machine.ts': `
-import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
+import { context, propagation, SpanKind, type Tracer } from '@opentelemetry/api';
@@
-export async function pullShot(order: Order): Promise<void> {
-  const tracer = trace.getTracer('espresso-machine');
+let tracer: Tracer;
+export function useTracer(given: Tracer): void {
+  tracer = given;
+}
+
+export async function pullShot(order: Order): Promise<void> {
`,
  },
  failsFirst: ['library-span', 'any-library-span'],
  explanation: `
\`POST /shots\` is there, but not because the API knows your provider: no global
provider is set. You cannot hand a tracer to every library. All of them ask
the API, with \`trace.getTracer\`. Call
\`trace.setGlobalTracerProvider(provider)\`, and leave \`machine.ts\` as it was.
`,
  openLine: /setGlobalContextManager/,
  recognise: ({ recording: { calls, spans } }) =>
    !calls.setGlobalTracerProvider && spans.some(({ name }) => name === 'POST /shots'),
  nearMisses: [
    {
      'lesson.ts': `
-  trace.setGlobalTracerProvider(provider);
`,
    },
  ],
} satisfies Mistake;
