import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-/** The log of one service: each message becomes one line of JSON in the journal. */
@@
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
-
@@
-    logger.info(attributes, message);
+    const fields = { service, ...traceContext(), ...attributes };
+    const text = Object.entries(fields).map(([key, value]) => \`\${key}=\${value}\`);
+    journal.write(\`INFO \${message} \${text.join(' ')}\`);
`,
  },
  failsFirst: ['lines-are-json'],
  explanation: `
The lines are written for people. A tool has to guess where a field starts and
ends, and has to guess again for every service. pino writes one JSON object
per line by itself. A viewer can make these lines pretty for people
afterwards.
`,
  openLine: /journal\.write|pretty/,
  recognise: ({ recording }) => recording.said.every(({ what }) => !what.trim().startsWith('{')),
  nearMisses: [
    // One line among those of JSON.
    {
      'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  journal.write('--- the journal ---');
`,
    },
  ],
} satisfies Mistake;
