import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf } from '../scenarios.ts';
import entryDiscarded from './entry-discarded.ts';

export default {
  edit: {
    'counter.ts': `
-  const here = propagation.setBaggage(context.active(), baggage);
-  const drink = await context.with(here, () => askKitchen(order));
+  propagation.setBaggage(context.active(), baggage);
+  const drink = await askKitchen(order);
`,
  },
  nearMisses: [entryDiscarded.edit],
  failsFirst: ['counter-baggage'],
  explanation: `
The baggage was made, but the kitchen is called in a context without it.
\`setBaggage\` changes nothing: like \`setSpan\`, it returns a new context, and
here that context is thrown away. Give it a name, such as \`packed\`, and call
the kitchen in it: \`context.with(packed, () => askKitchen(order))\`. The
library finds the baggage there.
`,
  openLine: /^\s*(propagation\.)?setBaggage\(/,
  recognise: (run, source) =>
    callsOf(run).every(({ baggage }) => Object.keys(baggage).length === 0) &&
    /[^=\s]\s*\n\s*(propagation\.)?setBaggage\(.*\);$/m.test(source) &&
    !/^\s*\w+\.setEntry\(/m.test(source),
} satisfies Mistake;
