import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, passes } from '../judgement.ts';
import neverClosed from './never-closed.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  await counter.close();
-
+  await counter.close();
+  await provider.shutdown();
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your tests shut the provider down and then ask the exporter for the spans. The
provider also shuts the exporter down, and an \`InMemorySpanExporter\` that is
shut down forgets all its spans and takes no more. Read the spans first. If
you have a batch processor, \`await provider.forceFlush()\` sends what it
holds.
`,
  openLine: /\.shutdown\(/,
  recognise: (run) =>
    !passes(run, 'good-active.ts') &&
    /\.shutdown\(\)[^]*getFinishedSpans|getFinishedSpans[^]*\.shutdown\(\)/.test(bareCodeOf(run)) &&
    !/after(All|Each)\([^]*?\.shutdown\(/.test(bareCodeOf(run)),
  nearMisses: [
    neverClosed.edit,
    {
      'telemetry.test.ts': `
-  await counter.close();
-
+  await provider.forceFlush();
+
`,
    },
  ],
} satisfies Mistake;
