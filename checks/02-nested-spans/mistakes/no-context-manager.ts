import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
+import { BasicTracerProvider } from '@opentelemetry/sdk-trace-node';
@@
-  const provider = new NodeTracerProvider({
+  const provider = new BasicTracerProvider({
@@
-  // This also sets up a context manager: without one, no span is ever active.
-  provider.register();
`,
  },
  failsFirst: ['latte-below-order'],
  explanation: `
Your code tries to make spans active, but nothing keeps track of them. Without
a context manager, \`startActiveSpan\` and \`context.with\` just call the
function. \`BasicTracerProvider\` sets up no context manager.
\`NodeTracerProvider\`, from \`@opentelemetry/sdk-trace-node\`, does, once you
call \`provider.register()\`.
`,
  openLine: /new \w*TracerProvider/,
  recognise: ({ recording }) => Boolean(recording.calls.with) && !recording.contextManager,
  nearMisses: [
    {
      'lesson.ts': `
-  await tracer.startActiveSpan('make latte', async (span) => {
+  await tracer.startActiveSpan('make latte', { root: true }, async (span) => {
`,
    },
  ],
} satisfies Mistake;
