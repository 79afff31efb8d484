import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import base from './ok-then-error.ts';

export default {
  ...base,
  edit: {
    'lesson.ts': `
     } finally {
+      span.setStatus({ code: SpanStatusCode.OK });
`,
  },
} satisfies Mistake;
