import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+import { SpanKind, trace } from '@opentelemetry/api';
 import { Hono } from 'hono';
@@
+  const span = trace.getTracer('coffee-bar').startSpan('POST /drinks', { kind: SpanKind.CLIENT });
   const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
+  span.end();
`,
  },
  failsFirst: ['undici-client-span'],
  explanation: `
The counter called the kitchen once, but there are two CLIENT spans: the
library's and yours. A backend pairs CLIENT and SERVER spans, and here it
finds a call that nobody answered. Remove yours: \`fetch\` no longer needs a
span from you.
`,
  openLine: /SpanKind\.CLIENT/,
  recognise: ({ arrived }) => {
    const scopes = arrived.filter(({ kind }) => kind === 'CLIENT').map(({ scope }) => scope);
    const library = '@opentelemetry/instrumentation-undici';
    return scopes.includes(library) && scopes.some((scope) => scope !== library);
  },
  nearMisses: [
    {
      'telemetry.ts': `
-const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
+const undici = () => new UndiciInstrumentation();
+const sdk = new NodeSDK({ instrumentations: [undici(), undici()] });
`,
    },
    {
      'counter.ts': `
-  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
+  // Without a SpanKind.CLIENT of our own, but twice:
+  await fetch(url.replace('drinks', 'menu'));
+  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
`,
    },
  ],
} satisfies Mistake;
