import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import base from './card-number.ts';

export default {
  ...base,
  edit: {
    'lesson.ts': `
   await inSpan('take order', options, async () => {
+    trace.getActiveSpan()?.setAttribute('coffee.order', JSON.stringify(order));
`,
  },
} satisfies Mistake;
