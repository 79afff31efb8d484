import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
-// Name and endpoint come from the environment, so this file serves every program.
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const instrumentations = [new UndiciInstrumentation()];
+const sdk = new NodeSDK({ serviceName: 'counter', instrumentations });
`,
  },
  failsFirst: ['service-names'],
  explanation: `
Both programs load \`telemetry.ts\`, which contains the service's name. So all
spans belong to one service, and a map of the services shows only one box. Set
the name where each program is started: in its environment, as
\`OTEL_SERVICE_NAME\`.
`,
  openLine: /serviceName|service\.name|SERVICE_NAME\]/,
  recognise: ({ arrived }, source) => {
    const [first = '', ...others] = new Set(arrived.map(({ service }) => service));
    const named = /service\.name['"]|SERVICE_NAME\]|serviceName/.test(source);
    return named && others.length === 0 && !first.startsWith('unknown');
  },
  nearMisses: [
    {
      'lesson.ts': `
-    kitchen: start('kitchen'),
+    kitchen: start('counter'),
`,
    },
  ],
} satisfies Mistake;
