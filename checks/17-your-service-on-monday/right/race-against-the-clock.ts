import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** The program sets itself a limit, in place of the exporter, and ends with \`process.exit\`. */
export default {
  edit: {
    'lesson.ts': `
-      // A shutdown has five seconds here, and the default for a backend that is away is ten.
-      OTEL_EXPORTER_OTLP_TIMEOUT: '2000',
`,
    'telemetry.ts': `
-    // A backend that is away must not look like a crash.
-    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
+    const limit = new Promise((done) => setTimeout(done, 2500));
+    await Promise.race([Promise.allSettled([sdk.shutdown()]), limit]);
+    process.exit(0);
`,
  },
} satisfies RightAnswer;
