import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every span that is kept says why, in `sampler.decision`'],
  says: `
The roots say why they were kept, and the spans below them do not: for those
your own sampler is not asked. \`ParentBasedSampler\` asks \`localParentSampled\`
or \`remoteParentSampled\`, and by default these say a bare yes. Give it your
own for both, or put a sampler around the whole that adds the attribute.
`,
  look: /new ParentBasedSampler/,
  shows: ({ arrived }) => {
    const silent = arrived.filter(({ attributes }) => !attributes['sampler.decision']);
    return silent.length > 0 && silent.every(({ parentId }) => parentId);
  },
} satisfies Mistake;
