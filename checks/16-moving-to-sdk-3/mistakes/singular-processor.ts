import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
+// @ts-nocheck
 import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
@@
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessor: new SimpleSpanProcessor({ exporter }),
`,
  },
  failsFirst: ['all-arrive'],
  explanation: `
The provider has no option \`spanProcessor\`, and it ignores options that it
does not know. So no processor gets a span. In 2.x, \`NodeSDK\` still takes the
singular. In 3.x, it ignores it too. Write \`spanProcessors\`, with an array.
The compiler would have told you.
`,
  openLine: /spanProcessor\b\s*[:,]/,
  recognise: ({ recording: { exportCalls } }, source) =>
    exportCalls === 0 &&
    /\bspanProcessor\s*[:,}]/.test(codeIn(source)) &&
    !/spanProcessors/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
+    spanProcessors: [],
`,
    },
  ],
} satisfies Mistake;
