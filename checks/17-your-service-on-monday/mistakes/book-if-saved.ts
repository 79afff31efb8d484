import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'loans.ts': `
+import { trace } from '@opentelemetry/api';
 import { Hono } from 'hono';
@@
-  const attributes = { 'library.book.id': loan.book };
-  await inSpan('save loan', { attributes }, () => saveLoan(loan));
+  await inSpan('save loan', {}, async () => {
+    await saveLoan(loan);
+    trace.getActiveSpan()?.setAttribute('library.book.id', loan.book);
+  });
`,
  },
  failsFirst: ['errors-recorded'],
  explanation: `
\`save loan\` gets its \`library.book.id\` only if the loan is saved. If saving
fails, whoever looks for the reason cannot see which book it was. You know the
id before the work begins, so give the attribute to the span at its start.
`,
  openLine: /library\.book\.id/,
  recognise({ arrived }) {
    const loans = arrived.filter(({ name }) => name === 'save loan');
    return loans.every(
      ({ status, attributes }) => (status === 'ERROR') !== 'library.book.id' in attributes,
    );
  },
  nearMisses: [
    {
      'loans.ts': `
-  await inSpan('save loan', { attributes }, () => saveLoan(loan));
+  await inSpan('save loan', { attributes }, () => saveLoan(loan)).catch(() => {});
`,
    },
  ],
} satisfies Mistake;
