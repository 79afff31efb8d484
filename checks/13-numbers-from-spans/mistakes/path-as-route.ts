import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
     for (const name of kept) {
       if (attributes[name] !== undefined) labels[name] = attributes[name];
     }
+    labels['http.route'] ??= attributes['url.path'];
`,
  },
  failsFirst: ['no-route'],
  explanation: `
If there is no route, the path takes its place. But the caller chooses the
path. Somebody who tries out a thousand paths creates a thousand series here,
and you keep them all. Leave \`http.route\` out if the span has none.
`,
  openLine: /url\.path/,
  recognise: (run) => {
    const routes = seriesIn(metricsAfter(run)).map(({ labels }) => labels.http_route ?? '');
    return (
      routes.includes('/orders/:id') && routes.filter((r) => r.startsWith('/page-')).length > 1
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
     for (const name of kept) {
       if (attributes[name] !== undefined) labels[name] = attributes[name];
     }
+    labels['http.route'] ??= 'unknown';
`,
    },
  ],
} satisfies Mistake;
