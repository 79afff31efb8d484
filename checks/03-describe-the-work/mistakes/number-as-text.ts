import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import sameForAll from './same-for-all.ts';

export default {
  edit: {
    'lesson.ts': `
-    'coffee.order_id': id,
+    'coffee.order_id': String(id),
     'coffee.drink': drink,
-    'coffee.shots': shots,
-    'coffee.to_go': toGo,
+    'coffee.shots': \`\${shots}\`,
+    'coffee.to_go': \`\${toGo}\`,
`,
  },
  failsFirst: ['attribute-types'],
  explanation: `
The attribute is there, but its value was turned into text. Nobody can
search text for "more than two shots", or add it up, and as text, 10 sorts
before 9. An attribute may be a number or a boolean, so pass the field as it
is.
`,
  openLine: /['"]coffee\.\w+['"].*(String\(|`|toString|JSON|toFixed)/,
  recognise: (run) =>
    run
      .all('take order')
      .some(({ attributes }) =>
        ['coffee.order_id', 'coffee.shots', 'coffee.to_go'].some(
          (key) => typeof attributes[key] === 'string',
        ),
      ),
  nearMisses: [sameForAll.edit],
} satisfies Mistake;
