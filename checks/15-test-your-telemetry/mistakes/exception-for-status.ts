import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, codeOf, passes } from '../judgement.ts';
import errorAnywhere from './error-anywhere.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  expect(spanOf('charge card').status.code).toBe(SpanStatusCode.ERROR);
+  expect(spanOf('charge card').events.map(({ name }) => name)).toContain('exception');
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your test expects an \`exception\` event. A good counter may leave it out, and
a broken one may have it: \`recordException\` adds the event but does not
touch the status. What is promised is the status. Compare \`status.code\` with
\`SpanStatusCode.ERROR\`.
`,
  openLine: /exception/,
  recognise: (run) =>
    !passes(run, 'good-active.ts') &&
    passes(run, 'good-explicit.ts') &&
    /\.?events\b/.test(bareCodeOf(run)) &&
    /exception/.test(codeOf(run)) &&
    !/SpanStatusCode\.ERROR|status\.code/.test(bareCodeOf(run)),
  nearMisses: [errorAnywhere.edit],
} satisfies Mistake;
