import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every health check is dropped, known by its `url.path`'],
  says: `
The health check is known by the span's name. Somebody else gives that name:
an HTTP instrumentation that does not know the route yet calls a server span
after its method, \`GET\`, and every health check is back. What does not change
is the attribute \`url.path\`.
`,
  look: /GET \/health|\bname\b.*health/i,
  shows: ({ recording: { spans } }) =>
    spans.every(({ name, sampled }) => name !== 'GET /health' || !sampled),
} satisfies Mistake;
