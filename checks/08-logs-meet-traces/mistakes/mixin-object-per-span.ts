import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import base from './mixin-object-kept.ts';

export default {
  ...base,
  edit: {
    'log.ts': `
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const fields = new WeakMap<object, Record<string, string>>();
+  const mixin = () => {
+    const span = trace.getActiveSpan();
+    if (!span) return {};
+    if (!fields.has(span)) fields.set(span, traceContext());
+    return fields.get(span)!;
+  };
+  const logger = pino({ base: { service }, mixin }, journal);
`,
  },
} satisfies Mistake;
