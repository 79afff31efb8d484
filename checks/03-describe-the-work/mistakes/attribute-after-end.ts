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
Attributes were set after \`span.end()\`. A span that has ended ignores every
change, and no error is thrown. Give attributes when the span starts, in its
options, or set them while the span is open.
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
