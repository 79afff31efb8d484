import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const bar = await openBar({ counter: start('counter'), kitchen: start('kitchen') });
+  const kitchen = { ...start('kitchen'), nodeOptions: [] };
+  const bar = await openBar({ counter: start('counter'), kitchen });
`,
  },
  failsFirst: ['hono-server-spans'],
  explanation: `
Only one of the two programs has an SDK: look at the lines that begin with
\`$ node\`. Each process loads its own; what the counter has loaded is no use
to the kitchen, whose spans are made by a no-op and sent nowhere.
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
