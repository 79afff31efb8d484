import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { asked } from '../asked.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
+    if (String(attributes['url.path']).startsWith('/health')) return drop;
`,
  },
  failsFirst: ['others-are-orders'],
  explanation: `
The sampler looks at a part of the path, and other paths contain the same
part. \`/healthy-drinks\` begins with it, and \`/orders/health\` ends with it.
Those are orders. Compare the whole value with \`===\`.
`,
  openLine: /startsWith|includes|endsWith|\.test\(|match\(|indexOf/,
  recognise: (run, source) =>
    /startsWith|includes|endsWith|\.test\(|match\(|indexOf/.test(source) &&
    ['/healthy-drinks', '/orders/health'].some((path) =>
      asked(run, 'lookalike', `\`${path}\``).some(({ kept }) => kept === 0),
    ) &&
    asked(run, 'lookalike', '/menu').every(({ kept }) => kept > 0),
  nearMisses: [
    // It compares whole values, with one too many.
    {
      'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
+    if (['/health', '/health/'].includes(String(attributes['url.path']))) return drop;
`,
    },
    {
      'lesson.ts': `
-    if (attributes['url.path'] === '/health') return drop;
+    if ('url.path' in attributes && attributes['url.path'] !== '/orders') return drop;
`,
    },
  ],
} satisfies Mistake;
