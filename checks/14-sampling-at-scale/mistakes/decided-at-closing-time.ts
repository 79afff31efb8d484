import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import errorsSampledAway from './errors-sampled-away.ts';

export default {
  edit: {
    'lesson.ts': `
-      if (now - since < this.#settings.waitMs) return;
-      this.#decideOldest();
+      if (since > now) this.#decideOldest();
`,
  },
  failsFirst: ['waits-for-the-trace'],
  explanation: `
No trace is decided before \`close\`. A Collector runs for months, so its
memory grows until it is full. Whenever \`tick\` is called, decide about each
trace whose first span came \`waitMs\` ago or earlier.
`,
  openLine: /tick\(/,
  recognise: (run) => {
    const { dropped, sentEarly, later } = factsOf(run, 'waits-for-the-trace');
    return (
      sentEarly === false &&
      dropped === true &&
      later === 0 &&
      Number(factsOf(run, 'held-is-true').held) > 0
    );
  },
  nearMisses: [errorsSampledAway.edit],
} satisfies Mistake;
