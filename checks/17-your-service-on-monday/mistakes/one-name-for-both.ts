import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-const sdk = new NodeSDK({
+const sdk = new NodeSDK({
+  serviceName: 'library',
`,
  },
  failsFirst: ['spans-arrive'],
  explanation: `
Both programs load the same file, and it has a name in it. So all spans belong
to one service, and a map of your services shows only one box. What differs
between programs is set where each of them is started, in the environment:
\`OTEL_SERVICE_NAME\`.
`,
  openLine: /serviceName|service\.name/,
  recognise: ({ arrived }, source) =>
    /\bserviceName:|service\.name['"]|SERVICE_NAME\]/.test(codeOf(source)) &&
    new Set(arrived.map(({ service }) => service)).size === 1 &&
    arrived.every(({ service }) => !service.startsWith('unknown_service')) &&
    ['POST /loans', 'GET /books/:id'].every((route) => arrived.some(({ name }) => name === route)),
  nearMisses: [
    {
      'lesson.ts': `
-  const start = (service: string) => ({
+  const start = (_service: string) => ({
@@
-      OTEL_SERVICE_NAME: service,
`,
    },
    {
      'lesson.ts': `
-    catalog: start('catalog'),
+    catalog: start('loans'),
`,
    },
  ],
} satisfies Mistake;
