import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  // Only \`close\` knows when the last span has ended. A pause would be a guess.
-  await counter.close();
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your tests look at the spans as soon as the guest has the drink. At that
moment, the counter is still at work: it puts a stamp on the card. The span of
that work has not ended, so it is not in the exporter.
\`await counter.close()\` waits for all the work. Read the spans after it.
`,
  openLine: /\.order\(/,
  recognise: (run) =>
    !passes(run, 'good-active.ts') &&
    !/\bclose\b|asyncDispose|setTimeout|sleep|pause|waitFor|shutdown/.test(bareCodeOf(run)),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  // Whether the guest gets a drink is not the subject here.
-  await counter.order(order).catch(() => {});
-  // Only \`close\` knows when the last span has ended. A pause would be a guess.
-  await counter.close();
+  await counter.close();
+  await counter.order(order).catch(() => {});
`,
    },
  ],
} satisfies Mistake;
