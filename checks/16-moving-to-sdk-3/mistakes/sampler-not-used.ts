import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
+// @ts-nocheck
 import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
@@
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+    traceSampler: new ParentBasedSampler({ root: rootSampler() }),
`,
  },
  failsFirst: ['branch-records-nothing'],
  explanation: `
The variable is read, but no sampler reaches the provider. The option is
called \`sampler\`. Without it, everything is recorded, and the provider
ignores options that it does not know.
`,
  openLine: /[sS]ampler: new|rootSampler\(\)/,
  recognise: (_run, source) =>
    /OTEL_TRACES_SAMPLER/.test(codeIn(source)) && !/\bsampler\s*[:,}=]|NodeS/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
`,
    },
  ],
} satisfies Mistake;
