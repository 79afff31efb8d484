import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import lateAttribute from './late-attribute.ts';

export default {
  edit: {
    'lesson.ts': `
-  const span = tracer.startSpan('GET /health', { attributes: { 'url.path': '/health' } });
+  const span = tracer.startSpan('GET /health');
`,
  },
  failsFirst: ['run-drops-health'],
  explanation: `
Your sampler drops every root that has the \`url.path\` \`/health\` when it
starts, as it should. But not every health check in \`run\` starts with that
path, and those that do not count as orders. Give it at the start:
\`startSpan(name, { attributes: { 'url.path': '/health' } })\`.
`,
  openLine: /GET \/health/,
  recognise: (run) =>
    run.all('GET /health').some((span) => span.attributes['url.path'] !== '/health'),
  nearMisses: [lateAttribute.edit],
} satisfies Mistake;
