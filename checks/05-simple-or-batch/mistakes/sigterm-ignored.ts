import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
-
   try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
   } finally {
-    // Closing time, an error and both signals all come through here.
`,
  },
  failsFirst: ['sigterm-all-arrive'],
  explanation: `
Nothing listens for SIGTERM, so Node ended at once, in the middle of its work.
No \`finally\` runs then, no 'exit' event comes, and the queue is gone. Every
deploy stops your process like this. With \`process.once('SIGTERM', …)\`, your
code gets the signal and can close the bar first.
`,
  openLine: /openBar\((?!\))/,
  recognise: ({ recording: { done, end } }, source) =>
    !done && end.how === 'exited' && !/['"`]SIGTERM['"`]/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
-
   try {
     await openBar((order) => takeOrder(tracer, order), closing.signal);
   } finally {
+    process.once('SIGTERM', () => closing.abort());
`,
    },
  ],
} satisfies Mistake;
