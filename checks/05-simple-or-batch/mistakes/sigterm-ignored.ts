import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // SIGTERM closes the bar, so that it leaves by the same door as every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-
   try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
   } finally {
-    // The one door: closing time, an error and SIGTERM all come through here.
`,
  },
  failsFirst: ['sigterm-all-arrive'],
  explanation: `
Nobody listens for SIGTERM, so Node ended at once, in the middle of what it
did: no \`finally\` runs then, no 'exit' event comes, and the queue is gone.
Every deploy stops your process like this. With \`process.once('SIGTERM', …)\`
you hear of it, and can close first.
`,
  openLine: /openBar\((?!\))/,
  recognise: ({ recording: { done, end } }, source) =>
    !done && end.how === 'exited' && !/['"`]SIGTERM['"`]/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
-
   try {
     await openBar((order) => takeOrder(tracer, order), closing.signal);
   } finally {
+    process.once('SIGTERM', () => closing.abort());
`,
    },
  ],
} satisfies Mistake;
