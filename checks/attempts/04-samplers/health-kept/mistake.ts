import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every health check is dropped, known by its `url.path`'],
  says: `
Health checks are kept as if they were orders: this sampler does not tell the
two apart. \`shouldSample\` is given the attributes that a span starts with, as
its fifth argument. Look there for \`url.path\`, before anything else is
decided.
`,
  look: /shouldSample\(/,
  shows: ({ recording: { spans } }) =>
    spans.some(({ name, sampled }) => name === 'GET /health' && sampled),
} satisfies Mistake;
