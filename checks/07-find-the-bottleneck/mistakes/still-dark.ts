import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-  function make(cup: Cup): Promise<string> {
-    const about = { 'coffee.drink': cup.drink };
-    return kitchen.inSpan('make drink', about, async () => {
-      // Waiting has a span of its own, so that a slow machine and a long line look different.
-      const release = await kitchen.inSpan('wait for machine', about, () => machine.take(cup));
-      try {
-        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
-      } finally {
-        release();
-      }
-      // The milk has a steamer of its own: meanwhile the next cup has the machine.
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
The kitchen's \`POST /drinks\` is one long bar with nothing below it. Whether
somebody works in there, or only waits, nobody can tell. A span for every
drink, and in it one for each thing that takes time, turns the light on.
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
