import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { MondaySeen } from '../scenarios.ts';
import mixinReplaced from './mixin-replaced.ts';

export default {
  edit: {
    'pino-ids.ts': `
-  return Object.assign(patched, original) as Pino;
+  const { symbols, destination } = original;
+  return Object.assign(patched, { symbols, destination }) as unknown as Pino;
`,
  },
  failsFirst: ['pino-patched'],
  explanation: `
Your new function does not have all the properties of pino's own function.
Those that are missing are listed above. A module that uses one of them may
throw an error while it is being loaded. Copy them all with \`Object.assign\`,
and with the original as its second argument.
`,
  openLine: /Object\.assign\((?!exports)|\.symbols = |withIds\(original/,
  recognise: ({ recording: { scenarioResult } }) =>
    (scenarioResult as MondaySeen).lines.some(({ lacks }) => lacks.length > 0),
  nearMisses: [mixinReplaced.edit],
} satisfies Mistake;
