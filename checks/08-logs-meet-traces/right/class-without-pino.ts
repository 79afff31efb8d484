import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'barista.ts': `
-    const ready = context.bind(context.active(), () => {
-      log('shot is ready', { 'coffee.drink': order.drink });
+    const here = context.active();
+    const ready = () => {
+      context.with(here, log, undefined, 'shot is ready', { 'coffee.drink': order.drink });
       resolve();
-    });
+    };
`,
    'log.ts': `
-import { pino } from 'pino';
@@
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
-
-  // The line stays even if the trace is not kept. The event is for those who see the picture.
-  return (message, attributes) => {
-    trace.getActiveSpan()?.addEvent(message, attributes);
-    logger.info(attributes, message);
-  };
-}
+  const journalist = new Journalist(service);
+  return journalist.report.bind(journalist);
+}
+
+class Journalist {
+  readonly #service: string;
+
+  constructor(service: string) {
+    this.#service = service;
+  }
+
+  report(message: string, attributes?: Attributes): void {
+    trace.getActiveSpan()?.addEvent(message, attributes);
+    const line = { ...attributes, service: this.#service, ...traceContext(), msg: message };
+    journal.write(\`\${JSON.stringify(line)}\\n\`);
+  }
+}
`,
  },
} satisfies RightAnswer;
