import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { closeOnSignal } from './telemetry.ts';
@@
-closeOnSignal(listen(app));
+const server = listen(app);
+process.once('SIGTERM', () => server.close());
+process.once('SIGINT', () => server.close());
`,
    'kitchen.ts': `
-import { closeOnSignal } from './telemetry.ts';
@@
-closeOnSignal(listen(app));
+const server = listen(app);
+process.once('SIGTERM', () => server.close());
+process.once('SIGINT', () => server.close());
`,
    'lesson.ts': `
-    // Loaded before the program and everything that it imports.
-    nodeOptions: ['--import', './telemetry.ts'],
+    nodeOptions: [],
`,
  },
  failsFirst: ['program-spans-arrive'],
  explanation: `
\`telemetry.ts\` is there, but no program loads it: look at the lines that begin
with \`$ node\`. The services import only the API, or libraries that do, and
without an SDK the API is the no-op of lesson 1. Node loads the file that
follows \`--import\` before the program.
`,
  openLine: /nodeOptions/,
  recognise: (_, source) => !/['"=][^'"]*telemetry\.\w+['"]/.test(source),
  nearMisses: [
    {
      'telemetry.ts': `
-sdk.start();
`,
    },
  ],
} satisfies Mistake;
