import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  function make(cup: Cup): Promise<string> {
-    // Which drink it is: without it, nobody can tell why one bar is longer than the next.
-    const about = { 'coffee.drink': cup.drink };
-    return kitchen.inSpan('make drink', about, async () => {
-      // Waiting has a span of its own, so that a slow machine and a long line look different.
-      const release = await kitchen.inSpan('wait for machine', about, () => machine.take(cup));
-      // On every way out: if a shot fails, the next cup still has to get the machine.
-      try {
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
-      } finally {
-        release();
-      }
-      // Outside the lock: the milk does not need the machine, but the next cup does.
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
-      return cup.drink;
-    });
+  async function make(cup: Cup): Promise<string> {
+    const release = await machine.take(cup);
+    await machine.pullShot(cup).finally(release);
+    if (wantsMilk(cup)) await steamMilkFor(cup);
+    return cup.drink;
`,
  },
  failsFirst: ['drink-spans'],
  explanation: `
The kitchen's \`POST /drinks\` is one long bar with nothing below it. Nobody
can tell whether somebody is working in there or only waiting. Add a span for
every drink and, inside it, one for each thing that takes time.
`,
  openLine: /function make\(/,
  recognise: ({ recording }, source) =>
    !/trace\.getTracer/.test(source) &&
    !recording.spans.some(
      ({ name, service, kind }) => service === 'kitchen' && kind === 'INTERNAL' && name,
    ),
  nearMisses: [
    {
      'kitchen.ts': `
-    return kitchen.inSpan('make drink', about, async () => {
+    return kitchen.inSpan('make order', about, async () => {
`,
    },
  ],
} satisfies Mistake;
