import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`make latte` is a child of `take order`'],
  says: `
The code asks for an active span, but nobody keeps it: without a context
manager \`startActiveSpan\` and \`context.with\` run the function and remember
nothing. \`BasicTracerProvider\` brings none. \`NodeTracerProvider\` does, once
you call \`provider.register()\`; \`NodeSDK\` does when you call \`start()\`.
`,
  look: /new \w*TracerProvider/,
  shows: ({ recording }) => Boolean(recording.calls.with) && !recording.contextManager,
} satisfies Mistake;
