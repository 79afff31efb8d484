import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { foreignSlips } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
 const bell = new EventEmitter();
+const linked = new Set<string>();
@@
-  return sent ? [{ context: sent }] : [];
+  if (!sent || linked.has(sent.traceId + sent.spanId)) return [];
+  linked.add(sent.traceId + sent.spanId);
+  return [{ context: sent }];
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const bySpan = new Map(
+    senders.flatMap(linksTo).map((link) => [link.context.spanId, link] as const),
+  );
+  const options = { kind: SpanKind.CONSUMER, links: [...bySpan.values()] };
`,
    },
    {
      'lesson.ts': `
-  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
+  const few = slips.some(({ headers }) => headers.tracestate) ? senders.slice(1) : senders;
+  const options = { kind: SpanKind.CONSUMER, links: few.flatMap(linksTo) };
`,
    },
  ],
  failsFirst: ['rush-links'],
  explanation: `
A slip names a sender that a slip of an earlier batch has named too. Only the
earlier batch has a link to it: which senders have a link is remembered in a
variable that outlives the batch. Each \`process orders\` needs the links of
its own slips. Begin with none for each batch, inside \`makeDrinks\`.
`,
  openLine: /^(const|let|var) .*(\[\]|\{\}|new (Array|Set|Map))/,
  recognise: (run, source) => {
    const sender = foreignSlips[0]!.sender;
    const links = run.all('process orders').map((span) => span.links.map(({ spanId }) => spanId));
    const [first, second] = links.filter((ids) => ids.includes(sender!));
    return (
      /^(const|let|var) .*(\[\]|\{\}|new (Array|Set|Map))/m.test(source) &&
      first?.filter((id) => id === sender).length === 2 &&
      second === undefined
    );
  },
} satisfies Mistake;
