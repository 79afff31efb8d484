import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['spans of the programs arrive'],
  says: `
\`new NodeSDK(…)\` only notes what is wanted. It registers its provider, the
context manager and the propagator in \`start()\`, and that was never called,
so everything in both programs is still the no-op of lesson 1.
`,
  look: /new NodeSDK/,
  shows: (_, source) => /new NodeSDK/.test(source) && !/\.start\(\)/.test(source),
} satisfies Mistake;
