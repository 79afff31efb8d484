import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metric, metricsAfter } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-    this.#durations = meter.createHistogram('http.server.request.duration', {
+    this.#durations = meter.createHistogram('http.server.request.duration.seconds', {
`,
  },
  failsFirst: ['histogram'],
  explanation: `
The name is nearly right, but dashboards and alerts compare it letter by
letter. In OpenTelemetry, the unit is not part of a name: it has a field of
its own. The conventions call this metric \`http.server.request.duration\`.
`,
  openLine: /createHistogram\(/,
  recognise: (run) => {
    const { types } = metricsAfter(run, 'sampled');
    return Object.keys(types).some((name) => {
      const isNear = /^https?_(server_)?(requests?_)?duration|^http_server_request/.test(name);
      return isNear && name !== metric && types[name] === 'histogram';
    });
  },
  nearMisses: [
    {
      'lesson.ts': `
-    this.#durations = meter.createHistogram('http.server.request.duration', {
+    this.#durations = meter.createHistogram('coffee.orders', {
`,
    },
  ],
} satisfies Mistake;
