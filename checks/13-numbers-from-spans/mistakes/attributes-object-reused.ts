import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
+  #labels: Attributes = {};
+
   onStart(): void {}
@@
-    const labels: Attributes = {};
+    const labels = this.#labels;
`,
  },
  failsFirst: ['attributes'],
  explanation: `
All measurements share one object of attributes. The histogram keeps the
object that you give to \`record\` and does not copy it. When you fill it
again, you change the labels of earlier measurements, and values from one
request stay for the next. Create a new object for each measurement.
`,
  openLine: /: Attributes = \{|#?\w*(labels|attributes)\b.* = \{/i,
  recognise: (run) => seriesIn(metricsAfter(run)).some(({ copies }) => copies > 1),
  nearMisses: [
    {
      'lesson.ts': `
-      if (attributes[name] !== undefined) labels[name] = attributes[name];
+      labels[name] = attributes[name] && 'the same for all';
`,
    },
  ],
} satisfies Mistake;
