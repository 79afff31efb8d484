import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { nowhere, slash } from '../scenarios.ts';
import healthAnywhere from './health-anywhere.ts';

export default {
  edit: {
    'telemetry.ts': `
-      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
+      kind === SpanKind.SERVER &&
+      URL.canParse(url) &&
+      /^\\/health\\/?$/.test(new URL(url).pathname);
`,
  },
  failsFirst: ['health-dropped'],
  explanation: `
Your rule also drops \`GET /health/\`. For these programs, that is another path:
no route has it, and the answer is 404. If a platform asks for it by mistake,
you will want to see that. Drop only the path \`/health\`, as it is.
`,
  openLine: /^(?!.*app\.).*health/i,
  recognise({ arrived }) {
    const isKept = (path: string) =>
      arrived.some(({ attributes }) => String(attributes['url.full']).includes(path));
    return isKept('/books/health') && isKept(nowhere) && !isKept(slash);
  },
  nearMisses: [healthAnywhere.edit],
} satisfies Mistake;
