import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  sdk.start();
`,
  },
  failsFirst: ['orders-served'],
  explanation: `
\`new NodeSDK(…)\` only takes the parts. Until you call \`sdk.start()\`, nothing
is registered, and \`trace.getTracer\` returns the no-op tracer of lesson 1.
Call it before the bar opens.
`,
  openLine: /new NodeSDK\(/,
  recognise: ({ recording: { spans } }, source) =>
    spans.length === 0 && /new NodeSDK\(/.test(source) && !/\.start\(\)/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  sdk.start();
+  setTimeout(() => sdk.start(), 1000);
`,
    },
  ],
} satisfies Mistake;
