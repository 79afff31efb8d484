import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, closesTooLate } from '../judgement.ts';
import closedTooLate from './closed-too-late.ts';
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
  openLine: /^(?!import).*(setTimeout|setImmediate|sleep|pause|waitFor|poll)/,
  recognise(run) {
    const code = bareCodeOf(run);
    const waits = /setTimeout|setImmediate|sleep|pause|waitFor|\bpoll\b/.test(code);
    const closes = /await\s+\w+\.close\(|close\(\)\.then|return \w+\.close\(/.test(code);
    return waits && (!closes || closesTooLate(run));
  },
  nearMisses: [closeNotAwaited.edit, closedTooLate.edit],
} satisfies Mistake;
