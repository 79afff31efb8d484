import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Visit } from '../scenarios.ts';

export default {
  edit: {
    'kitchen.ts': `
 import { Hono } from 'hono';
+import { HTTPException } from 'hono/http-exception';
@@
-    // In ROOT_CONTEXT, so that the span has no parent if the header is missing or broken.
+    const slip = c.req.header('traceparent');
+    if (slip && !/^..-.{32}-.{16}-../.test(slip)) {
+      throw new HTTPException(400, { message: 'bad traceparent' });
+    }
`,
  },
  failsFirst: ['nothing-left-over', 'hostile-orders-served'],
  explanation: `
The slip is about tracing, not about coffee. A guest whose \`traceparent\` is
broken or missing must still get a drink: ignore the header, and begin a new
trace. Otherwise a proxy that writes bad headers can take your service down.
\`propagation.extract\` never throws and never refuses.
`,
  openLine: /throw |40\d|invalid|\.exec\(|\.match\(/i,
  recognise: ({ recording }) => {
    const { replies } = recording.scenarioResult as Visit;
    return replies.some(
      ({ name, status }) => !name.startsWith('an order') && status >= 400 && status < 500,
    );
  },
  nearMisses: [
    {
      'kitchen.ts': `
+    if ((c.req.header('traceparent')?.length ?? 0) > 99) throw new Error('too long');
     console.log(\`The slip says: \${c.req.header('traceparent') ?? 'nothing'}\`);
`,
    },
  ],
} satisfies Mistake;
