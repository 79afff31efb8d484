import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import extractedIntoTheActiveContext from './extracted-into-the-active-context.ts';

export default {
  edit: {
    'lesson.ts': `
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
+    'coffee.table': baggage?.getEntry('coffee.table')?.value ?? 'unknown',
+    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value ?? 'unknown',
`,
  },
  nearMisses: [extractedIntoTheActiveContext.edit],
  failsFirst: ['rush-foreign-slip', 'rush-bare-slip'],
  explanation: `
Where a slip says nothing, its \`make drink\` has a value all the same. In the
backend that is a table like any other, and whoever counts guests by table
counts it, too. Set an attribute only where there is an entry; \`undefined\` as
the value does the same.
`,
  openLine: /\?\? ['"`]|\|\| ['"`]|String\(|\$\{.*getEntry/,
  recognise: (run) =>
    run
      .all('make drink')
      .some(
        ({ attributes }) =>
          attributes['coffee.order.id'] === 93 &&
          ['coffee.table', 'coffee.guest.tier'].some((key) =>
            /^\W*$|^(unknown|undefined|null|none|n\/a)$/i.test(String(attributes[key] ?? 'x')),
          ),
      ),
} satisfies Mistake;
