import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches, codeOf } from '../judgement.ts';
import attributesOnly from './attributes-only.ts';
import knownAttributeOnly from './known-attribute-only.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  for (const { name, attributes, events, status } of spans) {
-    const text = JSON.stringify({ name, attributes, events, status });
-    expect(text).not.toContain(order.card.number);
-  }
+  for (const { name, attributes, status } of spans) {
+    const values = [name, status.message, ...Object.values(attributes)];
+    expect(values).not.toContain(order.card.number);
+  }
`,
  },
  failsFirst: ['catches-card-number'],
  explanation: `
Your test compares whole values. So it finds the number only if a value is the
number and nothing else. On this counter, it is part of a longer string. Turn
what is exported into one string, for example with \`JSON.stringify\`, and
look for the number in it.
`,
  openLine: /values|card\.number/,
  recognise: (run) =>
    catches(run, 'broken-card-number.ts') &&
    !catches(run, 'cardInText') &&
    /Object\.(values|entries)\(|\.includes\(|toContain\(|===/.test(bareCodeOf(run)) &&
    !/JSON\.stringify|String\(|inspect\(|join\(/.test(
      bareCodeOf(run).replace(/String\(order\.id\)/g, ''),
    ) &&
    !/coffee\.card|typeof \w+ [!=]==/.test(codeOf(run)),
  nearMisses: [attributesOnly.edit, knownAttributeOnly.edit],
} satisfies Mistake;
