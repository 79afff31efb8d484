import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
-  }
+  await openBar((order) => takeOrder(tracer, order), closing.signal);
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
The spans wait in the batch processor for its timer of 5 seconds. That timer
does not keep Node running. Nothing was left to do, so the program ended and
the queue was gone, without an error or a warning. \`provider.shutdown()\` sends
what is waiting, but nothing called it on this day.
`,
  openLine: /openBar\((?!\))/,
  recognise: ({ arrived, recording: { providers, scenarioResult } }, source) =>
    arrived.length === 0 &&
    providers.every(({ shutdown }) => shutdown === undefined) &&
    Array.isArray(scenarioResult) &&
    scenarioResult.length === 0 &&
    /Processor\(\s*\{?\s*exporter\b/.test(source) &&
    !/\bexporter\s*[!?]?\.shutdown|['"`](exit|beforeExit)['"`],[^;]*shutdown/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
-  }
+  await openBar((order) => takeOrder(tracer, order), closing.signal).finally(provider.shutdown);
`,
    },
  ],
} satisfies Mistake;
