import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  if (value === 0) return { value, low: 0, high: 3 / least };
-  const margin = 1.96 * Math.sqrt(variance);
-  return { value, low: value - margin, high: value + margin };
+  const margin = 2 * Math.sqrt(variance);
+  const low = Math.max(0, Math.floor(value - margin));
+  // With the same confidence on both sides, it is 3.7 in place of 3.
+  return { value, low, high: value > 0 ? Math.ceil(value + margin) : 3.7 / least };
@@
-    // By the trace id, so that the same trace is judged alike whoever asks, and however often.
-    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
+    const isKept = Math.random() < ratio;
@@
-  return parseInt(traceId.slice(-8), 16) % collectors;
+  return Number(BigInt(\`0x\${traceId}\`) % BigInt(collectors));
`,
  },
} satisfies RightAnswer;
