import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import slipOutside from './slip-outside.ts';

export default {
  failsFirst: ['order-active'],
  explanation: `
The parents are right, but they were passed on by hand: no span was active
during the work. A library that sends a request during the work asks for the
active span and finds none. Use \`startActiveSpan\` or \`context.with\`, and let
each span find its parent.
`,
  openLine: /\.startSpan\(/,
  recognise: ({ recording: { work, calls } }) =>
    !calls.with && work.every(({ active }) => active === undefined),
  nearMisses: [slipOutside.edit],
} satisfies Mistake;
