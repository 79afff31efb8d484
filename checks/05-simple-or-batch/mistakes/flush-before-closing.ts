import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  const close = async () => {
+    await provider.forceFlush();
+    closing.abort();
+  };
+  process.once('SIGTERM', close);
+  process.once('SIGINT', close);
`,
  },
  failsFirst: ['sigterm-ends'],
  explanation: `
The listener delivers spans first and closes the bar only after that. So the
bar goes on taking orders, for as long as a delivery takes. Call \`abort()\` as
the first thing in the listener: stop taking work, then deliver.
`,
  openLine: /forceFlush\(/,
  recognise: ({ recording: { said, work, end } }, source) => {
    const told = said.find(({ what }) => /^SIG(TERM|INT)$/.test(what))?.when ?? Infinity;
    return (
      !said.some(({ what }) => what === 'closing time') &&
      end.how !== 'timed out' &&
      work.filter(({ begin }) => begin > told).length > 3 &&
      /forceFlush\([^]*?\.abort\(/.test(source)
    );
  },
  nearMisses: [
    // The bar closes at once, and something else keeps the process alive.
    {
      'lesson.ts': `
+  setInterval(() => provider.forceFlush(), 60_000);
   process.once('SIGTERM', () => closing.abort());
`,
    },
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  const close = () => setTimeout(() => closing.abort(), 150);
+  process.once('SIGTERM', close);
+  process.once('SIGINT', close);
`,
    },
  ],
} satisfies Mistake;
