import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { runIsOver } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    const patience = new Promise((over) => setTimeout(over, 1000));
+    await Promise.race([sdk.shutdown().catch(console.error), patience]);
`,
  },
  failsFirst: ['busy-backend', 'rush-all-arrive', 'error-spans-sent'],
  explanation: `
\`run\` waits for the shutdown, but only for so long. If a backend is busy or
far away, it gets the spans later than that, or not at all. The exporter has a
limit of its own, \`OTEL_EXPORTER_OTLP_TIMEOUT\`, which is set by whoever runs
the program. Wait for \`shutdown()\` and for nothing else.
`,
  openLine: /\brace\(/,
  recognise: ({ recording: { providers, said } }, source) => {
    const over = said.find(({ what }) => what === runIsOver)?.when ?? 0;
    const begun = providers.some(({ shutdown = Infinity, done = Infinity }) => {
      return shutdown < over && done > over;
    });
    return begun && /\brace\(/.test(source);
  },
  nearMisses: [
    {
      'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    // No \`Promise.race\`.
+    if (!process.env.OTEL_SERVICE_NAME) await sdk.shutdown().catch(console.error);
`,
    },
  ],
} satisfies Mistake;
