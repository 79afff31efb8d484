import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, judgementOf, takesDeclined } from '../judgement.ts';
import goodDayOnly from './good-day-only.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  // No test sees the spans of another one, so the tests may run in any order.
-  exporter.reset();
`,
  },
  failsFirst: ['good-counters-pass', 'catches-span-left-open', 'any-order'],
  explanation: `
All your tests share one exporter, but nothing empties it. So a test also
finds the spans that earlier tests have left there. It may look at the wrong
one of two spans with the same name, or pass although its own span is missing.
Empty the exporter before each test with \`exporter.reset()\`.
`,
  openLine: /new InMemorySpanExporter/,
  recognise(run) {
    const { alone, verdicts } = judgementOf(run);
    const { passed, ran = [], failed = [] } = verdicts['good-active.ts'] ?? {};
    const code = bareCodeOf(run);
    const passesAlone = failed.some(({ test }) => alone[ran.indexOf(test)]?.passed);
    return (
      /^\w.*new InMemorySpanExporter/m.test(code) &&
      !/\.reset\(|resetModules|^[ \t]+.*(new InMemorySpanExporter|\.register\()/m.test(code) &&
      (passed ? ran.length > 1 && takesDeclined(run) && !/\bended\b/.test(code) : passesAlone)
    );
  },
  nearMisses: [goodDayOnly.edit],
} satisfies Mistake;
