import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { late, type MondaySeen } from '../scenarios.ts';
import baggageLeaves from './baggage-leaves.ts';

export default {
  edit: {
    'lesson.ts': `
-      OTEL_PROPAGATORS: 'tracecontext',
+      ...(service === 'loans' && { OTEL_PROPAGATORS: 'tracecontext' }),
`,
  },
  failsFirst: ['baggage-stays'],
  explanation: `
Only \`loans\` leaves baggage out, so none passes from there to \`catalog\`.
But somebody else may call \`catalog\`, and their baggage goes on to the
publisher. The program that calls the other company has to leave it out.
`,
  openLine: /OTEL_PROPAGATORS|textMapPropagator|deleteBaggage/,
  recognise: ({ recording: { scenarioResult } }) => {
    const asked = (scenarioResult as MondaySeen).asked.filter(({ baggage }) => baggage);
    return asked.length > 0 && asked.every(({ path }) => path.endsWith(late.catalog.book));
  },
  nearMisses: [baggageLeaves.edit],
} satisfies Mistake;
