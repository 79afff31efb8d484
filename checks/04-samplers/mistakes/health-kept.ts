import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import healthByPrefix from './health-by-prefix.ts';
import { asked } from '../asked.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
`,
  },
  failsFirst: ['sampler-drops-health'],
  explanation: `
Health checks are kept as if they were orders: this sampler does not tell the
two apart. The fifth argument of \`shouldSample\` holds the attributes that a
span starts with. Look at \`url.path\` there before you decide about a root.
`,
  openLine: /shouldSample\(/,
  recognise: (run) =>
    asked(run, 'health check').every(({ kept }) => kept > 0) &&
    asked(run, 'lookalike').every(({ kept }) => kept > 0),
  nearMisses: [healthByPrefix.edit],
} satisfies Mistake;
