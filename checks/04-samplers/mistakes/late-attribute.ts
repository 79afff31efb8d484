import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const span = tracer.startSpan('GET /health', { attributes: { 'url.path': '/health' } });
+  const span = tracer.startSpan('GET /health');
+  span.setAttribute('url.path', '/health');
`,
  },
  failsFirst: ['run-drops-health'],
  explanation: `
Your sampler drops every root that has this \`url.path\` when it starts, as it
should. But \`run\` sets the attribute after \`startSpan\`, when the decision has
been made. A sampler sees only what is given at the start:
\`startSpan(name, { attributes: { 'url.path': '/health' } })\`.
`,
  openLine: /setAttributes?\(.*(url\.path|health)/,
  recognise: (run, source) =>
    /setAttributes?\(/.test(source) &&
    run.all('GET /health').every((span) => span.attributes['url.path'] === '/health'),
  nearMisses: [
    {
      'lesson.ts': `
   const span = tracer.startSpan('GET /health', { attributes: { 'url.path': '/health' } });
+  span.setAttribute('http.request.method', 'GET');
`,
    },
  ],
} satisfies Mistake;
