import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isBetween } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
   #send: Send;
+  #counted = 0;
@@
-    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
+    const isKept = ratio > 0 && this.#counted++ % Math.round(1 / ratio) === 0;
`,
  },
  failsFirst: ['share-of-the-rest'],
  explanation: `
You keep one trace in every n, and n is a whole number. This is right for 0.25
and 0.01, but not for 0.4: one in two is too many, one in three too few.
Nevertheless, \`send\` gets 0.4, so every estimate is wrong. Add up the
ratios, and keep a trace whenever the sum passes a whole number.
`,
  openLine: /Math\.(round|floor|ceil|trunc)\(1 \//,
  recognise: (run, source) => {
    const { ratio, share } = factsOf(run, 'share-of-the-rest');
    return ratio === 0.4 && (isBetween(share, 0.33, 0.34) || share === 0.5) && /%/.test(source);
  },
  nearMisses: [
    {
      'lesson.ts': `
-    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
+    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < (ratio === 0.4 ? 0.45 : ratio);
`,
    },
  ],
} satisfies Mistake;
