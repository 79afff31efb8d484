import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { slipsOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-  const here = propagation.setBaggage(context.active(), baggage);
-  await tracer.startActiveSpan('take order', { attributes }, here, async (span) => {
+  propagation.setBaggage(context.active(), baggage);
+  await tracer.startActiveSpan('take order', { attributes }, async (span) => {
`,
  },
  failsFirst: ['slip-baggage'],
  explanation: `
The baggage was made, and no context holds it where the slip is written.
\`setBaggage\` changes nothing: it returns a new context, like \`setSpan\`. Give
that one to \`startActiveSpan\` as its third argument, or run the work in
\`context.with(it, …)\`. Then \`context.active()\` has it, and \`inject\` finds it.
`,
  openLine: /setBaggage\(/,
  recognise: (run, source) =>
    slipsOf(run).every(({ headers }) => headers.baggage === undefined) &&
    /\bW3CBaggagePropagator\(|\.register\(\)|NodeSDK/.test(source) &&
    /setBaggage\(/.test(source) &&
    /\b(createBaggage\(\{|setEntry\()/.test(source) &&
    !/^\s*\w+\.setEntry\(/m.test(source),
} satisfies Mistake;
