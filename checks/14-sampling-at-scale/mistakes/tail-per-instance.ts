import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import roundRobin from './round-robin.ts';

export default {
  edit: {
    'lesson.ts': `
-export function collectorFor({ traceId }: RushSpan, collectors: number): number {
-  return parseInt(traceId.slice(-8), 16) % collectors;
+export function collectorFor({ service }: RushSpan, collectors: number): number {
+  return ['counter', 'kitchen', 'till', 'waiter'].indexOf(service) % collectors;
`,
  },
  failsFirst: ['trace-together'],
  explanation: `
Each service has a Collector of its own, so each Collector sees only a part of
every trace. The kitchen's Collector keeps a span with an error. The counter's
sees a quick order without an error and drops it. Tail sampling works only
where all the spans of a trace come together: choose by the trace id.
`,
  openLine: /service/,
  recognise: (run) => {
    const { chosen, byService } = factsOf(run, 'trace-together');
    return Number(chosen) > 1 && byService === true;
  },
  nearMisses: [roundRobin.edit],
} satisfies Mistake;
