import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
     else this.#waiting.set(span.traceId, { since: now, spans: [span] });
     this.held++;
+    if (span.parent === '') this.#decide(span.traceId);
@@
-  #decideOldest(): void {
-    const [[traceId, { spans }] = ['', { spans: [] }]] = this.#waiting;
+  #decideOldest(): void {
+    const [first = ''] = this.#waiting.keys();
+    this.#decide(first);
+  }
+
+  #decide(traceId: string): void {
+    const { spans } = this.#waiting.get(traceId)!;
`,
  },
  failsFirst: ['waits-for-the-trace'],
  explanation: `
The trace is decided as soon as its root has come. But the root may end before
its children: here, the waiter brings the drink after the order was taken. And
each service sends its spans when it likes, so a span can arrive after its
parent. Nothing in a span says that it is the last. So wait for \`waitMs\`.
`,
  openLine: /parent (===|==|!==) ''|!\w+\.parent\b|'take order'/,
  recognise: (run) => factsOf(run, 'waits-for-the-trace').byRoot === true,
  nearMisses: [
    {
      'lesson.ts': `
     else this.#waiting.set(span.traceId, { since: now, spans: [span] });
     this.held++;
+    if (span.error) this.close();
`,
    },
  ],
} satisfies Mistake;
