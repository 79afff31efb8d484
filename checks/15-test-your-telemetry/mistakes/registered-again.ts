import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, judgementOf } from '../judgement.ts';
import neverClosed from './never-closed.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-// Registered once. A second provider would be refused, and its exporter would stay empty.
-const exporter = new InMemorySpanExporter();
-const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
-provider.register();
-
@@
-  // No test sees the spans of another one, so the tests may run in any order.
-  exporter.reset();
+  const exporter = new InMemorySpanExporter();
+  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
+  provider.register();
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your tests register a new provider each time. The API keeps the first one,
refuses the others, and reports this only to \`diag\`, where nobody sees it.
So from the second time on, the spans go to the first exporter, and yours
stays empty. Register one provider for the file, and call \`exporter.reset()\`
before each test.
`,
  openLine: /\.register\(/,
  recognise(run) {
    const { alone, verdicts } = judgementOf(run);
    const { ran = [], failed = [] } = verdicts['good-active.ts'] ?? {};
    return (
      /^[ \t]+.*\.register\(/m.test(bareCodeOf(run)) &&
      !/resetModules|disable\(/.test(bareCodeOf(run)) &&
      failed.length > 0 &&
      failed.every(({ test }) => alone[ran.indexOf(test)]?.passed)
    );
  },
  nearMisses: [neverClosed.edit],
} satisfies Mistake;
