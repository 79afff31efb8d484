import type { Mistake } from '../../../workshop/checking/mistakes.ts';

const wrongCarrier = /\bextract\([^;]*(c\.req\b(?!\.header\(\))|\.headers\b|Headers\()/;

export default {
  edit: {
    'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const caller = propagation.extract(ROOT_CONTEXT, c.req.raw.headers);
`,
  },
  failsFirst: ['server-below-client'],
  explanation: `
\`extract\` looked for a property \`traceparent\` of what it was given, and there
was none. A \`Headers\` object keeps its headers behind \`get\`; a text has no
such property, nor has the request itself. Give it a plain object with
lower-case keys, as \`c.req.header()\` returns; or a third argument, a getter.
`,
  openLine: wrongCarrier,
  recognise: (run, source) =>
    Boolean(run.recording.calls.extract) &&
    wrongCarrier.test(source) &&
    run
      .all('POST /drinks')
      .some(({ kind, parentId }) => kind === 'SERVER' && parentId === undefined),
  nearMisses: [
    {
      'kitchen.ts': `
-    return tracer.startActiveSpan('POST /drinks', options, caller, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', { ...options, root: true }, caller, async (span) => {
`,
    },
  ],
} satisfies Mistake;
