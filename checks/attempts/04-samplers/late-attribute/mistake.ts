import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps no health check'],
  says: `
Your sampler is right: it drops whatever has this \`url.path\` when it starts.
But \`run\` sets the attribute after \`startSpan\`, and by then all is decided. A
sampler sees what is given at the start, and never what comes later. Give it
there: \`startSpan(name, { kind, attributes: { 'url.path': '/health' } })\`.
`,
  look: /setAttributes?\(.*(url\.path|health)/,
  shows: (seen) =>
    seen.all('GET /health').every((span) => span.attributes['url.path'] === '/health'),
} satisfies Mistake;
