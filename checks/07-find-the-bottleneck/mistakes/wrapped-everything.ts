import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
       try {
+        for (let drop = 1; drop <= 100; drop++) {
+          await kitchen.inSpan('see drop', about, async () => {});
+        }
`,
  },
  failsFirst: ['readable-picture'],
  explanation: `
There are so many spans that what takes time is lost among what takes none.
A span is worth its row if somebody would ask about it: it waits, works for
long, or leaves the service. A loop over small things does none of these. An
attribute with the number of steps tells you as much.
`,
  recognise: ({ recording }) =>
    recording.spans.filter(({ kind }) => kind === 'INTERNAL').length > 40,
  nearMisses: [
    {
      'kitchen.ts': `
-    return kitchen.inSpan('make drink', about, async () => {
+    return kitchen.inSpan('make drink', {}, async () => {
`,
    },
  ],
} satisfies Mistake;
