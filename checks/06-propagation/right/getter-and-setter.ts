import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        const headers: Record<string, string> = {};
+        const headers = new Headers();
@@
-        propagation.inject(context.active(), headers);
+        propagation.inject(context.active(), headers, {
+          set: (carrier, name, value) => carrier.set(name, value),
+        });
`,
    'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const caller = propagation.extract(ROOT_CONTEXT, c.req.raw.headers, {
+      get: (headers, name) => headers.get(name) ?? undefined,
+      keys: (headers) => [...headers.keys()],
+    });
`,
  },
} satisfies RightAnswer;
