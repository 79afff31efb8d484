import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-export function collectorFor({ traceId }: RushSpan, collectors: number): number {
-  return parseInt(traceId.slice(-8), 16) % collectors;
+export function collectorFor(_: RushSpan, _collectors: number): number {
+  return 0;
`,
  },
  failsFirst: ['traces-spread'],
  explanation: `
Everything goes to the first Collector. All the spans of a trace are together,
but so are all the traces, and they do not fit into one program's memory. The
other Collectors are idle. (If you turned a whole trace id into a number: a
number has 53 exact bits, so the last bits of such a long id become 0.)
`,
  openLine: /return 0/,
  recognise: (run) => factsOf(run, 'traces-spread').used === 1,
  nearMisses: [
    {
      'lesson.ts': `
-  return parseInt(traceId.slice(-8), 16) % collectors;
+  return Math.min(collectors - 1, parseInt(traceId.slice(-1), 16) % 3);
`,
    },
  ],
} satisfies Mistake;
