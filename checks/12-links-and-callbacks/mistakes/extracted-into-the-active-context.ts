import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
+  const senders = slips.map(({ headers }) => propagation.extract(context.active(), headers));
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
+  const senders = slips.map(({ headers }) =>
+    context.with(ROOT_CONTEXT, () => propagation.extract(context.active(), headers)),
+  );
`,
    },
  ],
  failsFirst: ['rush-links'],
  explanation: `
\`extract\` adds what it finds to the context that you give it. If a slip has no
valid headers, \`extract\` returns that context unchanged, here the context of
whoever called the kitchen. So the batch has a link that no slip asked for.
Give \`extract\` the empty context, \`ROOT_CONTEXT\`.
`,
  openLine: /extract\(/,
  recognise: (run, source) =>
    /extract\(\s*context\.active\(\)/.test(source) &&
    run.all('process orders').flatMap(({ links }) => links).length > 7,
} satisfies Mistake;
