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
  failsFirst: ['rush-links', 'rush-bare-slip'],
  explanation: `
\`extract\` returns the context that it was given, with what it found laid on
top. Where a slip has no headers it finds nothing, and that context comes back
as it was. Here that is the context of the guest who hung up the third slip.
Give it \`ROOT_CONTEXT\`, which holds nothing.
`,
  openLine: /extract\(/,
  recognise: (run, source) => {
    const links = run.all('process orders').flatMap((span) => span.links).length;
    const [till] = run
      .all('make drink')
      .filter(({ attributes }) => attributes['coffee.order.id'] === 93);
    return (
      /extract\(\s*context\.active\(\)/.test(source) &&
      (links > 7 || Boolean(till?.attributes['coffee.table']))
    );
  },
} satisfies Mistake;
