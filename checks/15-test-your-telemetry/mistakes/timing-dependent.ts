import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf } from '../judgement.ts';
import closeNotAwaited from './close-not-awaited.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  await counter.close();
+  await new Promise((over) => setTimeout(over, 100));
`,
  },
  failsFirst: ['slow-day'],
  explanation: `
Your tests wait for a while and hope that everything is over by then. On a
busy machine, it is not, and on a quick one, you wait longer than you need.
This counter has a slow day: its stamp is not finished until \`close\` is
called. \`await counter.close()\` waits for as long as the work takes.
`,
  openLine: /setTimeout|setImmediate|sleep|pause|waitFor|poll/,
  recognise: (run) =>
    /setTimeout|setImmediate|sleep|pause|waitFor|\bpoll\b/.test(bareCodeOf(run)) &&
    !/await\s+\w+\.close\(|close\(\)\.then|return \w+\.close\(/.test(bareCodeOf(run)),
  nearMisses: [closeNotAwaited.edit],
} satisfies Mistake;
