import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
`,
  },
  failsFirst: ['sampler-drops-health'],
  explanation: `
Health checks are kept as if they were orders: this sampler does not tell the
two apart. \`shouldSample\` is given the attributes that a span starts with, as
its fifth argument. Look there for \`url.path\`, before anything else is
decided.
`,
  openLine: /shouldSample\(/,
  recognise: ({ recording: { spans } }) =>
    spans.some(({ name, sampled }) => name === 'GET /health' && sampled),
} satisfies Mistake;
