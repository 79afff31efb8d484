import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf, passes } from '../judgement.ts';
import exactList from './exact-list.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  const spanOf = (name: string) => {
-    expect(names).toContain(name);
-    return spans.find((span) => span.name === name)!;
-  };
+  const places = ['charge card', 'ask kitchen', 'take order', 'stamp card'];
+  const spanOf = (name: string) => spans[places.indexOf(name)]!;
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your test takes a span by its place in the list. Spans arrive in the order in
which they end, and no counter promises that order: \`good-explicit.ts\` ends
\`take order\` last, and has one more span. Then your test looks at a
different span from the one you mean. Find a span by its name.
`,
  openLine: /[sS]pans?\[|\.at\(-?\d|const \[\w+.*\] = .*[sS]pans/,
  recognise: (run) =>
    passes(run, 'good-active.ts') &&
    !passes(run, 'good-explicit.ts') &&
    /[sS]pans?(\(\))?!?\[(\d|\w+\.indexOf)|[sS]pans?(\(\))?\.at\(-?\d|const \[\w+(, \w+)+\] = [^;]*[sS]pans\b/.test(
      codeOf(run),
    ) &&
    !/\.find\(/.test(codeOf(run).replace(/tenOrders[^;]*/g, '')),
  nearMisses: [exactList.edit],
} satisfies Mistake;
