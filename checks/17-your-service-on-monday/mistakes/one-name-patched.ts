import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';

export default {
  edit: {
    'pino-ids.ts': `
-      return Object.assign(exports, { default: patched, pino: patched });
+      return Object.assign(exports, { default: patched });
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
pino exports the same function under two names: \`import pino\` takes
\`default\`, and \`import { pino }\` takes \`pino\`. Only one of them was
replaced. A program that uses the other one gets lines without ids, and
nothing says so. Replace both.
`,
  openLine: /Object\.assign\(exports|exports\.(default|pino) =/,
  recognise: ({ recording: { scenarioResult } }) => {
    const { lines } = scenarioResult as MondaySeen;
    const inside = lines.filter(({ spanId }) => spanId !== '');
    const right = inside.filter(({ spanId, span_id }) => spanId === span_id);
    return new Set(right.map(({ how }) => how)).size === 1 && right.length < inside.length;
  },
  nearMisses: [
    {
      'pino-ids.ts': `
-  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
+  const none = { trace_id: '0'.repeat(32), span_id: '0'.repeat(16) };
+  return span ? { trace_id: span.traceId, span_id: span.spanId } : none;
`,
    },
  ],
} satisfies Mistake;
