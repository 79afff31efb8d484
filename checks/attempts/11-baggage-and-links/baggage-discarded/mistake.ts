import type { Mistake } from '../../../../workshop/explain.ts';
import { slipsOf } from '../../../11-baggage-and-links.scenes.ts';

export default {
  fails: ['each slip has a `baggage` with `coffee.table` and `coffee.guest.tier`'],
  says: `
The baggage was made, and no context holds it where the slip is written.
\`setBaggage\` changes nothing: it returns a new context, like \`setSpan\`. Give
that one to \`startActiveSpan\` as its third argument, or run the work in
\`context.with(it, …)\`. Then \`context.active()\` has it, and \`inject\` finds it.
`,
  look: /setBaggage\(/,
  shows: (seen, source) =>
    slipsOf(seen).every(({ headers }) => headers.baggage === undefined) &&
    /\bW3CBaggagePropagator\(|\.register\(\)|NodeSDK/.test(source) &&
    /setBaggage\(/.test(source) &&
    /\b(createBaggage\(\{|setEntry\()/.test(source) &&
    !/^\s*\w+\.setEntry\(/m.test(source),
} satisfies Mistake;
