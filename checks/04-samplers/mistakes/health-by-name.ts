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
The health check is known by the span's name. Somebody else gives that name:
an HTTP instrumentation that does not know the route yet calls a server span
after its method, \`GET\`, and every health check is back. What does not change
is the attribute \`url.path\`.
`,
  openLine: /GET \/health|\bname\b.*health/i,
  recognise: (run) =>
    asked(run, 'health check', 'GET /health').every(({ kept }) => kept === 0) &&
    asked(run, 'lookalike', 'GET /health`').every(({ kept }) => kept === 0),
  nearMisses: [healthKept.edit],
} satisfies Mistake;
