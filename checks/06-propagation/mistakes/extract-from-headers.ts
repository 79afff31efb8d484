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
\`extract\` looked for a \`traceparent\` property in what it was given but found
none. A \`Headers\` object gives its headers only through \`get\`. A string and
the request itself have no such property either. Give \`extract\` a plain object
with lower-case keys, such as the one from \`c.req.header()\`, or a getter as
the third argument.
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
