import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { catches, codeOf } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  for (const name of names) expect(name).not.toContain(String(order.id));
+  for (const name of names) expect(name).not.toMatch(new RegExp(\`\\\\b\${order.id}\\\\b\`));
`,
  },
  failsFirst: ['catches-id-in-name'],
  explanation: `
Your test finds an id only if it is a word of its own. In a name such as
\`order_41\` or \`order41\`, it is part of a longer word, but each order still
creates a new name. Ask whether the name contains the id, whatever is around
it.
`,
  openLine: /\\b|\\W|\\s|split\(/,
  recognise: (run) =>
    ['callRenamed', 'idInFront', 'idInTheMiddle', 'idIfDeclined'].every((name) =>
      catches(run, name),
    ) &&
    !catches(run, 'idInWord') &&
    /\\b|\\W|\\s|split\(/.test(codeOf(run)),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  for (const name of names) expect(name).not.toContain(String(order.id));
+  for (const name of names) expect(name).not.toMatch(/\\b(41|44)$/);
`,
    },
  ],
} satisfies Mistake;
