import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
+  const senders = slips.map(({ headers }) => propagation.extract(context.active(), headers));
`,
  },
  failsFirst: ['rush-bare-slip'],
  explanation: `
\`extract\` returns the context that it was given, with what it found laid on
top. Where a slip has no headers it finds nothing, and that context comes back
as it was. Here that is the context of the guest who hung up the third slip.
Give it \`ROOT_CONTEXT\`, which holds nothing.
`,
  openLine: /extract\(/,
  recognise: (_, source) => /extract\(\s*context\.active\(\)/.test(source),
} satisfies Mistake;
