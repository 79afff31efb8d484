import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { judgementOf } from '../judgement.ts';
import sharedExporter from './shared-exporter.ts';

export default {
  failsFirst: ['each-alone'],
  explanation: `
One of your tests needs what another test has done: the order that it took, or
the spans that it left. Run by itself, it has nothing to look at. So you
cannot run it alone while you look for a fault, and when the first test fails,
this one fails too. Let each test take its own order, or use \`beforeEach\`.
`,
  openLine: /^let |^\s*let /,
  recognise: (run) => judgementOf(run).alone.some(({ failed }) => failed.length > 0),
  nearMisses: [sharedExporter.edit],
} satisfies Mistake;
