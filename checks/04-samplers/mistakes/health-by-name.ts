import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import healthKept from './health-kept.ts';
import { asked } from '../asked.ts';

export default {
  edit: {
    'lesson.ts': `
-    _name: string,
+    name: string,
@@
-    if (attributes['url.path'] === '/health') return drop;
+    if (name === 'GET /health') return drop;
`,
  },
  failsFirst: ['sampler-drops-health'],
  explanation: `
The sampler recognises the health check by the span's name. But whoever starts
the span chooses that name. An HTTP library that does not know the route yet
calls the span just \`GET\`. Then every health check counts as an order. Go by
the attribute \`url.path\`.
`,
  openLine: /GET \/health|\bname\b.*health/i,
  recognise: (run) =>
    asked(run, 'health check', 'GET /health').every(({ kept }) => kept === 0) &&
    asked(run, 'lookalike', 'GET /health`').every(({ kept }) => kept === 0),
  nearMisses: [healthKept.edit],
} satisfies Mistake;
