import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import decisionMissing from './decision-missing.ts';

export default {
  edit: {
    'lesson.ts': `
-    // By default these two keep the span as well, but add no attribute that says why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };
`,
  },
  failsFirst: ['sampler-says-why'],
  explanation: `
Some spans that follow a parent were kept but do not say why.
\`ParentBasedSampler\` asks \`root\` only about roots. For other spans that it
keeps, it asks \`localParentSampled\` or \`remoteParentSampled\`, which by default
add no attributes. Set both to a sampler that adds the attribute, or wrap the
whole \`ParentBasedSampler\` in a sampler that adds it.
`,
  openLine: /new ParentBasedSampler/,
  recognise: ({ arrived }, source) => {
    const silent = arrived.filter(({ attributes }) => !attributes['sampler.decision']);
    return (
      /new ParentBased/.test(source) &&
      silent.length > 0 &&
      silent.every(({ parentId }) => parentId)
    );
  },
  nearMisses: [decisionMissing.edit],
} satisfies Mistake;
