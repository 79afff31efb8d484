import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import mixinReplaced from './mixin-replaced.ts';

export default {
  edit: {
    'pino-ids.ts': `
-    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
+    logger[mixinSym] = () => ({ ...own?.(), ...activeIds() });
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
The \`mixin\` that a logger already had is called, but not with all its
arguments. pino passes the line's fields, the level and the logger to a
\`mixin\`, which may use them. Take all the arguments that pino gives to your
function, and pass them on.
`,
  openLine: /mixinSym\]? *=/,
  recognise: ({ recording: { scenarioResult } }) =>
    (scenarioResult as MondaySeen).lines.some(({ text }) => text.includes('"shelf":0')),
  nearMisses: [mixinReplaced.edit],
} satisfies Mistake;
