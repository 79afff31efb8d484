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
Your sampler is right: it drops whatever has \`url.path\` \`/health\` when it
starts. But the health checks of \`run\` do not say so, and so they count as
orders. Give them the attribute where they are started:
\`startSpan(name, { attributes: { 'url.path': '/health' } })\`.
`,
  openLine: /GET \/health/,
  recognise: (run) =>
    run.all('GET /health').some((span) => span.attributes['url.path'] !== '/health'),
  nearMisses: [lateAttribute.edit],
} satisfies Mistake;
