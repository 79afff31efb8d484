import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayIn, metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-/** What the conventions have on this metric. Each has few values, whoever calls. */
-const kept = [
-  'http.request.method',
-  'url.scheme',
-  'http.route',
-  'http.response.status_code',
-] as const;
-
@@
-    const labels: Attributes = {};
-    for (const name of kept) {
-      if (attributes[name] !== undefined) labels[name] = attributes[name];
-    }
+    const labels: Attributes = { ...attributes };
`,
  },
  failsFirst: ['nothing-else'],
  explanation: `
One attribute has a different value for nearly every request, such as an id or
a path. On a span, that is welcome. In a metric, each new combination of
values is a series of its own, kept in memory until the program ends. Beyond
about 2,000, the SDK puts all others into one. Choose the attributes by name.
`,
  openLine: /\.\.\.(\w+\.)?attributes|coffee\.order\.id|url\.path/,
  recognise: (run) => {
    const { sent } = dayIn(run);
    return seriesIn(metricsAfter(run)).length > sent.length / 4;
  },
  nearMisses: [
    {
      'lesson.ts': `
     const labels: Attributes = {};
+    labels['coffee.failed'] = status.code === SpanStatusCode.ERROR;
+    labels['coffee.even'] = nanoseconds % 2 === 0;
`,
    },
  ],
} satisfies Mistake;
