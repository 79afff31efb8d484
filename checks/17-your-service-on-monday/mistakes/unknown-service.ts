import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const start = (service: string) => ({
+  const start = (_service: string) => ({
@@
-      OTEL_SERVICE_NAME: service,
`,
  },
  failsFirst: ['spans-arrive'],
  explanation: `
Nobody gave the programs a name, so the spans of both belong to
\`unknown_service\`. In your backend, every program without a name is that same
service. Set \`OTEL_SERVICE_NAME\` where each program is started.
`,
  openLine: /env: \{/,
  recognise: ({ arrived }) =>
    arrived.length > 0 && arrived.every(({ service }) => service.startsWith('unknown_service')),
  nearMisses: [
    {
      'lesson.ts': `
-  const start = (service: string) => ({
+  const start = (_service: string) => ({
@@
-      OTEL_SERVICE_NAME: service,
+      OTEL_SERVICE_NAME: 'library',
`,
    },
  ],
} satisfies Mistake;
