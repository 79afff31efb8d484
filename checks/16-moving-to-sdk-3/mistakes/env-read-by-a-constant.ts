import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn, reportOf } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
 import { pullShot } from './machine.ts';
+
+const sampler = new ParentBasedSampler({ root: rootSampler() });
@@
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+    sampler,
`,
  },
  failsFirst: ['branch-records-nothing'],
  explanation: `
The function that reads the variables is called outside \`run\`, for a constant.
So they are read once, when the file is loaded. The check sets them later,
just before it calls \`run\`, as does a program that loads its settings from a
file. Call that function in \`run\`.
`,
  openLine: /^(export )?(const|let|var) (?!.*=>).*([sS]ampler|Provider|FromEnv)/,
  recognise(run, source) {
    const code = codeIn(source);
    const functions = code.match(/^(export )?(function|const \w+ = (\(|function))[^]*?^\}/gm) ?? [];
    const readers = functions
      .filter((text) => text.includes('OTEL_TRACES_SAMPLER'))
      .map((text) => text.match(/(?:function|const) (\w+)/)?.[1]);
    const calls = new RegExp(`\\b(${['get\\w+FromEnv', ...readers].join('|')})\\(`);
    const constants = code.match(/^(export )?(const|let|var) [^]*?;$/gm) ?? [];
    const { asked, sampled } = reportOf(run);
    return (
      sampled === asked &&
      constants.some((text) => calls.test(text) && !/=>|function|\) \{/.test(text))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
 import { pullShot } from './machine.ts';
+
+const sampler: Sampler = {
+  shouldSample: (...span) => rootSampler().shouldSample(...span),
+  toString: () => 'as the variables say',
+};
@@
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+    sampler: new ParentBasedSampler({ root: sampler }),
@@
-  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
+  if (name === 'always_off') return new AlwaysOffSampler();
`,
    },
  ],
} satisfies Mistake;
