import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { metricsAfter, seriesIn } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-      labels['error.type'] = String(attributes['http.response.status_code']);
+      labels['error.type'] = status.message ?? String(attributes['http.response.status_code']);
`,
  },
  failsFirst: ['error-type-is-a-class'],
  explanation: `
The \`error.type\` of a request that threw is its error message. Such a
message often names what the guest wanted, so each guest may add a series.
Choose something that has few values: the status code as a string, or the name
of the error's class.
`,
  openLine: /status\.message|error\.type/,
  recognise: (run) => {
    const values = seriesIn(metricsAfter(run)).map(({ labels }) => labels.error_type ?? '');
    return (
      values.some((value) => / button for /.test(value)) &&
      !values.some((value) => / order \d/.test(value))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-      labels['error.type'] = String(attributes['http.response.status_code']);
+      labels['error.type'] = \`\${status.message?.length ?? 0} letters\`;
`,
    },
  ],
} satisfies Mistake;
