import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf, slipsOf } from '../scenarios.ts';
import entryDiscarded from './entry-discarded.ts';

export default {
  edit: {
    'lesson.ts': `
-  const here = propagation.setBaggage(context.active(), baggage);
-  await tracer.startActiveSpan('take order', { attributes }, here, async (span) => {
+  propagation.setBaggage(context.active(), baggage);
+  await tracer.startActiveSpan('take order', { attributes }, async (span) => {
`,
  },
  nearMisses: [entryDiscarded.edit],
  failsFirst: ['slip-baggage'],
  explanation: `
The baggage was made, and no context holds it where the slip is written.
\`setBaggage\` changes nothing: it returns a new context, like \`setSpan\`. Give
that one to \`startActiveSpan\` as its third argument, or run the work in
\`context.with(it, …)\`. Then \`context.active()\` has it, and \`inject\` finds it.
`,
  openLine: /^\s*(propagation\.)?setBaggage\(/,
  recognise: (run, source) =>
    slipsOf(run).every(({ headers }) => headers.baggage === undefined) &&
    dayOf(run).seen.every(({ baggage }) => Object.keys(baggage).length === 0) &&
    /^\s*(propagation\.)?setBaggage\(.*\);$/m.test(source) &&
    !/^\s*\w+\.setEntry\(/m.test(source),
} satisfies Mistake;
