import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import extractedIntoTheActiveContext from './extracted-into-the-active-context.ts';

export default {
  edit: {
    'lesson.ts': `
 const bell = new EventEmitter();
+const links: Link[] = [];
@@
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  links.push(...senders.flatMap(linksTo));
+  const options = { kind: SpanKind.CONSUMER, links };
`,
  },
  nearMisses: [extractedIntoTheActiveContext.edit],
  failsFirst: ['rush-links'],
  explanation: `
The links of the first batch are right. The next batch has its own links and
those of the batch before, because both use one list that is made only once.
In production that list grows until the process ends. Make a new list for each
batch, inside \`makeDrinks\`.
`,
  openLine: /^(const|let) .*(\[\]|new (Array|Set|Map))/,
  recognise: (run) => {
    const counts = run.all('process orders').map(({ links }) => links.length);
    return Math.max(...counts) > 3 && counts.every((count, i) => count >= (counts[i - 1] ?? 0));
  },
} satisfies Mistake;
