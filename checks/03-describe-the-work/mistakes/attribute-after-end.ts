import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import sameForAll from './same-for-all.ts';

export default {
  edit: {
    'lesson.ts': `
-  await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
+  const { kind, attributes = {} } = options;
+  await trace.getTracer('coffee-bar').startActiveSpan(name, { kind }, async (span) => {
@@
       span.end();
+      span.setAttributes(attributes);
`,
  },
  failsFirst: ['order-attributes'],
  explanation: `
The attributes came after \`span.end()\`. What has ended is on its way to the
exporter, and takes nothing in any more; it does not complain either. Give the
attributes when the span starts (in its options), or set them while it is
open.
`,
  openLine: /\.setAttribute/,
  recognise: (run) =>
    run
      .all('take order')
      .some(({ attributes, late }) =>
        late.some(
          ({ call, first }) =>
            (call === 'setAttributes' && !('coffee.order_id' in attributes)) ||
            (call === 'setAttribute' && first.startsWith('coffee.') && !(first in attributes)),
        ),
      ),
  nearMisses: [sameForAll.edit],
} satisfies Mistake;
