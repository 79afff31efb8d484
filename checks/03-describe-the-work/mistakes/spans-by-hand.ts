import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import idInName from './id-in-name.ts';

export default {
  failsFirst: ['stable-names'],
  explanation: `
A span was put together by hand and given to the exporter. A real span comes
from a tracer, which gives it ids when it starts, and measures its times
while the work is going on. Let a tracer start every span.
`,
  openLine: /\.export\(/,
  recognise: ({ recording }) => recording.spans.some(({ madeUp }) => madeUp),
  nearMisses: [idInName.edit],
} satisfies Mistake;
