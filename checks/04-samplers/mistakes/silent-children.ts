import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import decisionMissing from './decision-missing.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Without these two, spans below the root are kept as well, but do not say why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };
`,
  },
  failsFirst: ['sampler-says-why'],
  explanation: `
The roots say why they were kept, and the spans below them do not: for those
your own sampler is not asked. \`ParentBasedSampler\` asks \`localParentSampled\`
or \`remoteParentSampled\`, and by default these say a bare yes. Give it your
own for both, or put a sampler around the whole that adds the attribute.
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
