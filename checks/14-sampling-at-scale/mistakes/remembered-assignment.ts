import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-export function collectorFor({ traceId }: RushSpan, collectors: number): number {
-  return parseInt(traceId.slice(-8), 16) % collectors;
+const chosen = new Map<string, number>();
+export function collectorFor({ traceId }: RushSpan, collectors: number): number {
+  if (!chosen.has(traceId)) chosen.set(traceId, chosen.size);
+  return chosen.get(traceId)! % collectors;
`,
  },
  failsFirst: ['balancers-agree'],
  explanation: `
\`collectorFor\` remembers its choices. There are several load balancers, and
they share no memory: another one makes a different choice for the same
trace. And the memory grows with every trace. Calculate the choice from the
trace id alone.
`,
  openLine: /^(const|let) .*(new Map|\[\]|\{\}|= 0)/,
  recognise: (run) => factsOf(run, 'balancers-agree').bySequence === true,
  nearMisses: [
    {
      'lesson.ts': `
-export function collectorFor({ traceId }: RushSpan, collectors: number): number {
-  return parseInt(traceId.slice(-8), 16) % collectors;
+const salt = Math.floor(Math.random() * 1e6);
+export function collectorFor({ traceId }: RushSpan, collectors: number): number {
+  return (parseInt(traceId.slice(-8), 16) + salt) % collectors;
`,
    },
  ],
} satisfies Mistake;
