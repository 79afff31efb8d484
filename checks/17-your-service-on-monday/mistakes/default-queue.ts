import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { burst, type MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'lesson.ts': `
-      // Room for the largest burst.
-      OTEL_BSP_MAX_QUEUE_SIZE: '10000',
`,
  },
  failsFirst: ['burst-fits'],
  explanation: `
The batch processor's queue has room for 2,048 spans. A burst fills it before
anything can be sent, and whatever comes after that is dropped, from every
request, without a word at the default log level (lesson 5). Set
\`OTEL_BSP_MAX_QUEUE_SIZE\`, or the option \`maxQueueSize\`.
`,
  openLine: /NodeSDK\(|env: \{/,
  recognise: ({ recording: { scenarioResult } }, source) => {
    const { arrived } = scenarioResult as MondaySeen;
    const most = Math.max(0, ...Object.values(arrived));
    return (
      !/MAX_QUEUE_SIZE|maxQueueSize|SimpleSpanProcessor\(/.test(codeOf(source)) &&
      most >= 2000 &&
      most < burst
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_BSP_MAX_QUEUE_SIZE: '10000',
+      OTEL_BSP_MAX_QUEUE_SIZE: '3000',
`,
    },
  ],
} satisfies Mistake;
