import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen continues the trace of whoever calls it'],
  says: `
The kitchen found its parent in the memory that it shares with the counter
here. In production the two are different programs on different machines, and
share nothing but the request. Its parent has to come out of the request's
headers: \`propagation.extract(ROOT_CONTEXT, headers)\`.
`,
  look: /from '\.\/kitchen\.ts'|from '\.\/counter\.ts'/,
  shows: ({ recording }, source) =>
    recording.spans.some(({ parentId, service }) => parentId && service === 'kitchen') &&
    !recording.spans.some(({ remoteParent, service }) => remoteParent && service === 'kitchen') &&
    !/setSpanContext|wrapSpanContext/.test(source),
} satisfies Mistake;
