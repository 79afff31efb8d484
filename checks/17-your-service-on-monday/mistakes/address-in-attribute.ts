import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Seen } from '../scenarios.ts';

export default {
  edit: {
    'letters.ts': `
-  const attributes = { 'library.book.id': letter.book };
+  const attributes = { 'library.book.id': letter.book, 'library.letter.to': letter.to };
`,
  },
  failsFirst: ['review-of-the-day'],
  explanation: `
An e-mail address is on a span. So it is also in your backend, for as long as
the backend keeps data, and more people can read it there than in your
database. Put into an attribute what you search by: the id of the book or of
the reader.
`,
  openLine: /email|letter\.to/,
  recognise: ({ recording: { scenarioResult } }) =>
    (scenarioResult as Seen).findings.some(({ rule }) => rule === 'email-in-attribute'),
  nearMisses: [
    {
      'spans.ts': `
-      span.setStatus({ code: SpanStatusCode.ERROR, message });
+      span.setStatus({ code: SpanStatusCode.ERROR });
@@
-      const { name: type, message } = error as Error;
-      span.setAttribute('error.type', type);
+      void error;
`,
    },
  ],
} satisfies Mistake;
