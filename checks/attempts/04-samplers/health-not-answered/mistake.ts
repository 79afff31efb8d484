import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` answers health checks, each in a span `GET /health`'],
  says: `
No health check was dropped here: none was started. The load balancer goes on
asking whether the bar is open, and code that answers it goes on starting
spans. Leave that in \`run\`, and let the sampler drop them.
`,
  look: /of rounds|\brounds\./,
  shows: ({ recording }) =>
    recording.spans.every(({ name, kind }) => name !== 'GET /health' && kind !== 'SERVER'),
} satisfies Mistake;
