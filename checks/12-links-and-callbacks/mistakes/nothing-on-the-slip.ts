import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { slipsOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-    propagation.inject(context.active(), headers);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    propagation.inject(context.active(), headers);
+    propagation.inject(propagation.deleteBaggage(ROOT_CONTEXT), headers);
+    headers.from = 'counter';
`,
    },
  ],
  failsFirst: ['slip-traceparent'],
  explanation: `
The slip does not say who sent it. The rail carries text, as a queue between
two machines does. The active context stays behind in memory.
\`propagation.inject(context.active(), headers)\` writes the context into the
object that travels. Call it inside \`send orders\`, before \`putOnRail\`.
`,
  openLine: /putOnRail\(\{/,
  recognise: (run) =>
    slipsOf(run).length > 0 &&
    slipsOf(run).every(({ headers }) => Object.keys(headers).length === 0),
} satisfies Mistake;
