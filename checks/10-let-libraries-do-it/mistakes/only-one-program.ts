import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-import { closeOnSignal } from './telemetry.ts';
@@
-closeOnSignal(listen(app));
+const server = listen(app);
+process.once('SIGTERM', () => server.close());
+process.once('SIGINT', () => server.close());
`,
    'lesson.ts': `
-    kitchen: start('kitchen'),
+    kitchen: { ...start('kitchen'), nodeOptions: [] },
`,
  },
  failsFirst: ['hono-server-spans'],
  explanation: `
Only one of the two programs has an SDK: look at the lines that begin with \`$
node\`. Each process needs its own. What the counter has loaded is of no use to
the kitchen, whose spans are no-ops and go nowhere.
`,
  openLine: /nodeOptions/,
  recognise: ({ recording, arrived }) =>
    new Set(arrived.map(({ service }) => service)).size === 1 &&
    (recording.output.match(/^\$ node.*telemetry.*$/gm) ?? []).length === 1,
  nearMisses: [
    {
      'kitchen.ts': `
-import { httpInstrumentationMiddleware } from '@hono/otel';
@@
-app.use(httpInstrumentationMiddleware());
`,
    },
  ],
} satisfies Mistake;
