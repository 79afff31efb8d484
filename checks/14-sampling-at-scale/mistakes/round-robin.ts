import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-export function collectorFor({ traceId }: RushSpan, collectors: number): number {
-  return parseInt(traceId.slice(-8), 16) % collectors;
+let next = 0;
+export function collectorFor(_: RushSpan, collectors: number): number {
+  return next++ % collectors;
`,
  },
  failsFirst: ['trace-together'],
  explanation: `
The choice changes from call to call, even for the same span. Load balancers
do that with requests, in turn or at random. Here, the spans of a trace are
scattered, and no Collector has all of them. Choose by the trace id.
`,
  openLine: /\+\+ *\)? *%|Math\.random/,
  recognise: (run) => {
    const { chosen, changes } = factsOf(run, 'trace-together');
    return Number(chosen) > 1 && changes === true;
  },
  nearMisses: [
    {
      'lesson.ts': `
-export function collectorFor({ traceId }: RushSpan, collectors: number): number {
-  return parseInt(traceId.slice(-8), 16) % collectors;
+export function collectorFor({ end }: RushSpan, collectors: number): number {
+  return Math.floor(end) % collectors;
`,
    },
  ],
} satisfies Mistake;
