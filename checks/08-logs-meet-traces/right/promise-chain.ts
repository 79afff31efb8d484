import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'barista.ts': `
-  return new Promise((resolve) => {
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
-      log('shot is ready', { 'coffee.drink': order.drink });
-      resolve();
-    });
-    orderShot(order, ready);
-  });
+  return new Promise<void>((resolve) => orderShot(order, resolve)).then(() =>
+    log('shot is ready', { 'coffee.drink': order.drink }),
+  );
`,
    'log.ts': `
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);
@@
-    logger.info(attributes, message);
+    logger.info({ ...attributes, ...traceContext() }, message);
`,
  },
} satisfies RightAnswer;
