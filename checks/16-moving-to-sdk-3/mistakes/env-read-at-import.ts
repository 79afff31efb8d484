import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+const variables = { ...process.env };
+
 /** The values that the bar's deployments use. The provider of 2.x read the variables itself. */
@@
-  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio } = process.env;
+  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio } = variables;
`,
  },
  failsFirst: ['branch-records-nothing'],
  explanation: `
The variables are read once, when the file is loaded. The check sets them
later, just before it calls \`run\`. A program that loads its settings from a
file may do so too. The 2.x provider read them when it was created. Read them
in \`run\`, or in a function that \`run\` calls.
`,
  openLine: /^(export )?(const|let|var) .*process\.env/,
  recognise: (_run, source) =>
    /^((export )?(const|let|var) .*|\} = )process\.env( *[;}]|.*OTEL_TRACES_SAMPLER)/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio } = process.env;
+  const { TRACES_SAMPLER: name, TRACES_SAMPLER_ARG: ratio } = process.env;
`,
    },
  ],
} satisfies Mistake;
