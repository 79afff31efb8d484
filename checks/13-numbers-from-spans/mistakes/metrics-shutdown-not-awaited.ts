import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      void meterProvider.shutdown();
+      await tracerProvider.shutdown();
`,
  },
  failsFirst: ['metrics-shut-down'],
  explanation: `
\`close\` calls the meter provider's \`shutdown\` but does not wait for it. A
program that ends when \`close\` has resolved cuts the shutdown short. A reader
that sends its numbers itself then loses the last of them. Await the promise
that \`shutdown\` returns.
`,
  openLine: /meter\w*\.shutdown\(/i,
  recognise: (run) => dayIn(run).readerShutdown === 'begun',
  nearMisses: [
    {
      'lesson.ts': `
-      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      await tracerProvider.shutdown();
+      await reader.stopServer();
`,
    },
  ],
} satisfies Mistake;
