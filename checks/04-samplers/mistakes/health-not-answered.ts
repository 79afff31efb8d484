import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    answerHealthCheck(tracer);
`,
  },
  failsFirst: ['health-spans'],
  explanation: `
No health check was dropped here: none was started. The load balancer goes on
asking whether the bar is open, and code that answers it goes on starting
spans. Leave that in \`run\`, and let the sampler drop them.
`,
  openLine: /of rounds|\brounds\./,
  recognise: ({ recording }) =>
    recording.spans.every(({ name, kind }) => name !== 'GET /health' && kind !== 'SERVER'),
} satisfies Mistake;
