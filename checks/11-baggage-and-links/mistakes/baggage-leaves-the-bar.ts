import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Another company may know which trace this is, and not who sits at which table.
-    propagation.inject(propagation.deleteBaggage(context.active()), headers);
+    propagation.inject(context.active(), headers);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    propagation.inject(propagation.deleteBaggage(context.active()), headers);
+    const empty = propagation.setBaggage(context.active(), propagation.createBaggage());
+    propagation.inject(empty, headers);
+    headers.baggage = '';
`,
    },
  ],
  failsFirst: ['supplier-no-baggage'],
  explanation: `
\`inject\` writes down all that the context holds, and that is the baggage, too.
It does not know who is at the other end: a colleague, or another company that
keeps logs. Give it a context without:
\`propagation.inject(propagation.deleteBaggage(context.active()), headers)\`.
`,
  recognise: ({ recording }, source) =>
    !/deleteBaggage\(/.test(source) && recording.requests.some(({ headers }) => headers.baggage),
} satisfies Mistake;
