import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-  // Started here and not by the constructor, so that an address that is taken is an error.
-  await reader.startServer();
-
`,
  },
  failsFirst: ['metrics-answer'],
  explanation: `
With \`preventServerStart\`, the exporter opens no server on its own, and
nothing called \`startServer\`. So nothing listens. Await \`startServer()\`, or
leave the option out.
`,
  openLine: /preventServerStart/,
  recognise: (run, source) =>
    dayIn(run).scrapes.before.status === 0 &&
    /preventServerStart: true/.test(source) &&
    !/startServer\(|getMetricsRequestHandler/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  await reader.startServer();
+  if (metrics.port < 0) await reader.startServer();
`,
    },
  ],
} satisfies Mistake;
