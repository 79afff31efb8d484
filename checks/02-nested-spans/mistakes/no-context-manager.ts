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
-  provider.register();
`,
  },
  failsFirst: ['latte-below-order'],
  explanation: `
The code asks for an active span, but nobody keeps it: without a context
manager \`startActiveSpan\` and \`context.with\` run the function and remember
nothing. \`BasicTracerProvider\` brings none. \`NodeTracerProvider\` does, once
you call \`provider.register()\`; \`NodeSDK\` does when you call \`start()\`.
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
