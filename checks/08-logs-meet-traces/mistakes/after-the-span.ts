import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { saying, parentsSpanId } from '../journal.ts';

export default {
  edit: {
    'kitchen.ts': `
       await inSpan('make drink', () => makeDrink(order));
+      log('drink is ready', { 'coffee.drink': order.drink });
@@
-    log('drink is ready', { 'coffee.drink': order.drink });
`,
  },
  failsFirst: ['line-span-id'],
  explanation: `
\`drink is ready\` is logged when \`make drink\` has already ended. By then
the parent of \`make drink\` is active again, so the line gets the parent's
id. If a line is about a piece of work, write it inside that work's span,
before the span ends.
`,
  openLine: /log\('drink is ready'/,
  recognise: (run) => {
    const spans = new Map(run.recording.spans.map((span) => [span.id, span]));
    const [ready, shot] = [saying(run, 'drink is ready'), saying(run, 'shot is ready')];
    return (
      ready.length > 0 &&
      ready.every(({ span_id, at }) => {
        const making = run.recording.spans.find(
          ({ name, parentId }) => name === 'make drink' && parentId === span_id,
        );
        return making?.ended !== undefined && making.ended < at;
      }) &&
      shot.every(({ span_id }) => spans.get(span_id)?.name === 'pull shot')
    );
  },
  nearMisses: [
    // Said in the right span, with the id of the one above.
    parentsSpanId,
    // Too early, not too late.
    {
      'kitchen.ts': `
-      await inSpan('make drink', () => makeDrink(order));
+      log('drink is ready', { 'coffee.drink': order.drink });
+      await inSpan('make drink', () => makeDrink(order));
@@
-    log('drink is ready', { 'coffee.drink': order.drink });
`,
    },
  ],
} satisfies Mistake;
