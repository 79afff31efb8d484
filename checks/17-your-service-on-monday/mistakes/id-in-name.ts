import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'loans.ts': `
-  await inSpan('save loan', { attributes }, () => saveLoan(loan));
+  await inSpan(\`save loan \${loan.book}\`, { attributes }, () => saveLoan(loan));
`,
  },
  failsFirst: ['loan-spans'],
  explanation: `
The book is in the name, so there are as many names as books, and nobody can
ask how long \`save loan\` takes. The name says which kind of work it is. What
tells one loan from another belongs in an attribute (lesson 3).
`,
  openLine: /save loan/,
  recognise: ({ arrived }) => arrived.some(({ name }) => /^save loan\b.*\bb-\d/.test(name)),
  nearMisses: [
    {
      'loans.ts': `
-  await inSpan('save loan', { attributes }, () => saveLoan(loan));
+  await inSpan('save loan to store', { attributes }, () => saveLoan(loan));
`,
    },
  ],
} satisfies Mistake;
