import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import oneCollectorForAll from './one-collector-for-all.ts';

export default {
  edit: {
    'lesson.ts': `
-  return parseInt(traceId.slice(-8), 16) % collectors;
+  return parseInt(traceId.slice(-2), 16) % collectors;
`,
  },
  failsFirst: ['traces-spread'],
  explanation: `
Your number is calculated from too little of the trace id: it has only 256
different values, as many as two hex digits have. So at most 256 Collectors
get any traces, and with a hundred of them, some get half as many again as
others. Use more of the trace id: \`traceId.slice(-8)\`.
`,
  openLine: /% collectors/,
  recognise: (run) => factsOf(run, 'traces-spread').usedOf300 === 256,
  nearMisses: [
    oneCollectorForAll.edit,
    {
      'lesson.ts': `
-  return parseInt(traceId.slice(-8), 16) % collectors;
+  return parseInt(traceId.slice(-8), 16) % Math.min(collectors, 250);
`,
    },
  ],
} satisfies Mistake;
