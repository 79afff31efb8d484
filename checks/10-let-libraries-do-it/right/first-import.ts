import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+import './telemetry.ts';
 import { httpInstrumentationMiddleware } from '@hono/otel';
`,
    'kitchen.ts': `
+import './telemetry.ts';
 import { httpInstrumentationMiddleware } from '@hono/otel';
`,
    'lesson.ts': `
-    // Loaded before the program and everything that it imports.
-    nodeOptions: ['--import', './telemetry.ts'],
+    nodeOptions: [],
`,
  },
} satisfies RightAnswer;
