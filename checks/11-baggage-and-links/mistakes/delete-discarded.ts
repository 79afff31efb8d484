import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    propagation.inject(propagation.deleteBaggage(context.active()), headers);
+    propagation.deleteBaggage(context.active());
+    propagation.inject(context.active(), headers);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    propagation.inject(propagation.deleteBaggage(context.active()), headers);
+    propagation.inject(
+      propagation.deleteBaggage(context.active()),
+      headers,
+    );
+    headers.baggage = 'coffee.table=1';
`,
    },
  ],
  failsFirst: ['supplier-no-baggage'],
  explanation: `
\`deleteBaggage\` takes nothing away. A context never changes, so it returns a
new one, without the baggage, and here nobody takes that. \`context.active()\`
is the same as before. Give \`inject\` what \`deleteBaggage\` returns.
`,
  openLine: /^\s*(propagation\.)?deleteBaggage\(/,
  recognise: ({ recording }, source) =>
    /^\s*(propagation\.)?deleteBaggage\(([^;()]|\([^()]*\))*\);?$/m.test(source) &&
    recording.requests.some(({ headers }) => headers.baggage),
} satisfies Mistake;
