import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['ten orders, ten spans of each name: `take order`, `make drink`, `charge card`'],
  says: `
These spans were put together by hand and given to the exporter. A span comes
from a tracer, which gives it its ids and its times while the work goes on.
`,
  look: /\.export\(/,
  shows: ({ recording }) => recording.spans.some(({ madeUp }) => madeUp),
} satisfies Mistake;
