import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'letters.ts': `
-const waiting: { letter: Letter; links: Link[] }[] = [];
+const waiting: Letter[] = [];
+const linksOf = new Map<string, Link[]>();
@@
-  waiting.push({ letter, links: loan ? [{ context: loan }] : [] });
+  linksOf.set(letter.book, loan ? [{ context: loan }] : []);
+  waiting.push(letter);
@@
-      for (const { letter, links } of letters) await sendLetter(letter, links);
+      for (const letter of letters) await sendLetter(letter, linksOf.get(letter.book)!);
`,
  },
  failsFirst: ['own-loan'],
  explanation: `
Your code keeps what leads to the loan under the book's id. Two readers
borrowed the same book before the letters were sent, so the second loan
replaced the first, and both letters lead to it. Keep it with the letter: a
letter has only one loan.
`,
  openLine: /\.set\(|\[\w*letter\.book\]|new Map/,
  recognise: (_, source) => /\.set\(\s*\w*\.?book\b|\[\w+\.book\]\s*=/.test(codeOf(source)),
  nearMisses: [
    {
      'letters.ts': `
-  waiting.push({ letter, links: loan ? [{ context: loan }] : [] });
+  last ??= loan;
+  waiting.push({ letter, links: last ? [{ context: last }] : [] });
@@
-let walks = Promise.resolve();
+let walks = Promise.resolve();
+let last: Link['context'] | undefined;
`,
    },
  ],
} satisfies Mistake;
