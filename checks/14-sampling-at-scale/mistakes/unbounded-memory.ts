import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import boundedByTraces from './bounded-by-traces.ts';

export default {
  edit: {
    'lesson.ts': `
-    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
`,
  },
  failsFirst: ['memory-bounded'],
  explanation: `
Nothing limits the memory. The number of spans held is their rate times the
wait, and the rate is highest when something is wrong. Then the Collector is
killed, and everything that it held is lost. When \`maxSpans\` spans are held,
decide about the trace that has waited longest.
`,
  recognise: (run) => {
    const { held } = factsOf(run, 'held-is-true');
    return factsOf(run, 'memory-bounded').kept1 === 2 && held === 112;
  },
  nearMisses: [boundedByTraces.edit],
} satisfies Mistake;
