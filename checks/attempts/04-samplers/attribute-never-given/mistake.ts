import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps no health check'],
  says: `
Your sampler is right: it drops whatever has \`url.path\` \`/health\` when it
starts. But the health checks of \`run\` do not say so, and so they count as
orders. Give them the attribute where they are started:
\`startSpan(name, { kind, attributes: { 'url.path': '/health' } })\`.
`,
  look: /GET \/health/,
  shows: (seen) =>
    seen.all('GET /health').some((span) => span.attributes['url.path'] !== '/health'),
} satisfies Mistake;
