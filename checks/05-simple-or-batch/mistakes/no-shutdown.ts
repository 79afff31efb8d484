import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // The one door: closing time, an error and SIGTERM all come through here.
-    await provider.shutdown();
-  }
+  await openBar((order) => takeOrder(tracer, order), closing.signal);
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
The spans wait in the batch processor for its timer, which is set to 5
seconds. That timer does not keep Node running: there was nothing left to do,
the program ended, and the spans were gone with its memory. No error, no
warning. \`provider.shutdown()\` sends what waits, and nobody called it on this
way out.
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
-    // The one door: closing time, an error and SIGTERM all come through here.
-    await provider.shutdown();
-  }
+  await openBar((order) => takeOrder(tracer, order), closing.signal).finally(provider.shutdown);
`,
    },
  ],
} satisfies Mistake;
