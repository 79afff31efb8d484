import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-  app.post('/orders', (c) => {
+  app.use((c, next) => {
@@
-    return tracer.startActiveSpan('POST /orders', options, caller, async (span) => {
+    const name = \`\${c.req.method} \${c.req.path}\`;
+    return tracer.startActiveSpan(name, options, caller, async (span) => {
       try {
-        const order = await c.req.json<Order>();
-        await writeSlip(order);
-        const drink = await askKitchen(order);
-        return c.json(drink);
+        await next();
       } finally {
         span.end();
       }
     });
   });
+
+  app.post('/orders', async (c) => {
+    const order = await c.req.json<Order>();
+    await writeSlip(order);
+    const drink = await askKitchen(order);
+    return c.json(drink);
+  });
`,
    'kitchen.ts': `
-  app.post('/drinks', (c) => {
+  app.use((c, next) => {
@@
-    return tracer.startActiveSpan('POST /drinks', options, caller, async (span) => {
+    const name = \`\${c.req.method} \${c.req.path}\`;
+    return tracer.startActiveSpan(name, options, caller, async (span) => {
       try {
-        const order = await c.req.json<Order>();
-        await make(order);
-        return c.json({ drink: order.drink });
+        await next();
       } finally {
         span.end();
       }
     });
   });
+
+  app.post('/drinks', async (c) => {
+    const order = await c.req.json<Order>();
+    await make(order);
+    return c.json({ drink: order.drink });
+  });
`,
  },
} satisfies RightAnswer;
