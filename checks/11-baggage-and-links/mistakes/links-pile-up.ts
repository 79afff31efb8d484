import type { Mistake } from '../../../workshop/checking/mistakes.ts';

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
  failsFirst: ['rush-links', 'rush-foreign-slip'],
  explanation: `
The first batch is linked well. The next one has its links and those of the
batch before it, since both write into one list that outlives them. In
production it grows until the process ends. Make the list anew for each batch,
inside of \`makeDrinks\`.
`,
  openLine: /^(const|let) .*(\[\]|new (Array|Set|Map))/,
  recognise: (run) => run.all('process orders').some(({ links }) => links.length > 3),
} satisfies Mistake;
