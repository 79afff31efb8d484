import type { Mistake } from '../../../../workshop/explain.ts';

const wrongCarrier = /\bextract\([^;]*(c\.req\b(?!\.header\(\))|\.headers\b|Headers\()/;

export default {
  fails: ['the kitchen’s `POST /drinks` is a child of that CLIENT span'],
  says: `
\`extract\` looked for a property \`traceparent\` of what it was given, and there
was none. A \`Headers\` object keeps its headers behind \`get\`; a text has no
such property, nor has the request itself. Give it a plain object with
lower-case keys, as \`c.req.header()\` returns; or a third argument, a getter.
`,
  look: wrongCarrier,
  shows: (seen, source) =>
    Boolean(seen.recording.calls.extract) &&
    wrongCarrier.test(source) &&
    seen
      .all('POST /drinks')
      .some(({ kind, parentId }) => kind === 'SERVER' && parentId === undefined),
} satisfies Mistake;
