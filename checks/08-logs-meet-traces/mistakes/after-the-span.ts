import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { linesOf } from '../journal.ts';

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
\`drink is ready\` is said when \`make drink\` is already over. Then the span
around it is the active one again, and the line is led there. What is said
about a piece of work belongs inside its span, before the span ends.
`,
  openLine: /log\('drink is ready'/,
  recognise: (run) => {
    const spans = new Map(run.recording.spans.map((span) => [span.id, span]));
    const nameOf = (said: string) =>
      spans.get(linesOf(run).find(({ msg }) => msg === said)?.span_id)?.name;
    return (
      nameOf('drink is ready') === 'POST /drinks' &&
      nameOf('kitchen answered') === 'POST /drinks' &&
      nameOf('shot is ready') === 'pull shot'
    );
  },
} satisfies Mistake;
