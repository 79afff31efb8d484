import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await tracer.startActiveSpan('take order', { attributes }, here, async (span) => {
+  void tracer.startActiveSpan('take order', { attributes }, here, async (span) => {
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  await serveTables((order) => takeOrder(order, supplier.url), makeDrinks);
+  void serveTables((order) => takeOrder(order, supplier.url), makeDrinks);
`,
    },
  ],
  failsFirst: ['all-awaited'],
  explanation: `
\`takeOrder\` says that it is done while the oat milk is still on its way: the
promise that \`startActiveSpan\` returns was neither awaited nor returned. So the
bar goes on without that order, and winds up before its slip is on the rail.
Write \`await tracer.startActiveSpan('take order', …)\`.
`,
  openLine: /'take order'/,
  recognise: (run, source) =>
    run.recording.spans.some(
      ({ name, ended = 0 }) => name === 'take order' && ended > run.work('rinse')[0]!.begin,
    ) && !/await \w+\.startActiveSpan\(\s*'take order'/.test(source),
} satisfies Mistake;
