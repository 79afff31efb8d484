import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  const withoutBaggage = propagation.deleteBaggage(context.active());
-  const response = await context.with(withoutBaggage, () =>
-    fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' }),
-  );
+  propagation.deleteBaggage(context.active());
+  const response = await fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' });
`,
  },
  nearMisses: [
    {
      'kitchen.ts': `
-    fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' }),
+    fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, {
+      method: 'POST',
+      headers: { baggage: 'coffee.table=1' },
+    }),
`,
    },
  ],
  failsFirst: ['supplier-no-baggage'],
  explanation: `
\`deleteBaggage\` does not change a context, because no context ever changes. It
returns a new one without the baggage. Here that new context is thrown away,
and \`fetch\` is called in the old one. Give the new one a name, such as \`bare\`,
and call \`fetch\` in it: \`context.with(bare, () => fetch(…))\`.
`,
  openLine: /^\s*(propagation\.)?deleteBaggage\(/,
  recognise: ({ recording }, source) =>
    /[^=\s]\s*\n\s*(propagation\.)?deleteBaggage\(([^;()]|\([^()]*\))*\);?$/m.test(source) &&
    recording.requests.some(({ headers }) => headers.baggage),
} satisfies Mistake;
