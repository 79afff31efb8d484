import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import deleteDiscarded from './delete-discarded.ts';

export default {
  edit: {
    'kitchen.ts': `
-  // The library injects the baggage of the active context into every request. This context has
-  // none, but it still has the span, for \`traceparent\`.
-  const withoutBaggage = propagation.deleteBaggage(context.active());
-  const response = await context.with(withoutBaggage, () =>
-    fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' }),
-  );
+  const response = await fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' });
`,
  },
  nearMisses: [
    deleteDiscarded.edit,
    {
      'kitchen.ts': `
-  const withoutBaggage = propagation.deleteBaggage(context.active());
+  const withoutBaggage = propagation.setBaggage(context.active(), propagation.createBaggage());
@@
-    fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' }),
+    fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST', headers: { baggage: '' } }),
`,
    },
  ],
  failsFirst: ['supplier-no-baggage'],
  explanation: `
The library injects the baggage of the active context into every request of
this program. It does not know who is at the other end: a colleague, or
another company that keeps logs. Call \`fetch\` in a context without baggage:
\`context.with(propagation.deleteBaggage(context.active()), () => fetch(…))\`.
`,
  openLine: /fetch\(.*cartons/,
  recognise: ({ recording }, source) =>
    !/deleteBaggage\(/.test(source) &&
    recording.requests.some(({ headers }) => String(headers.baggage).includes('coffee.')),
} satisfies Mistake;
