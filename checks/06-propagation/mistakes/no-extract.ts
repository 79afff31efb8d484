import type { Mistake } from '../../../workshop/checking/mistakes.ts';

const reads = /\bextract\(/;

export default {
  edit: {
    'kitchen.ts': `
-    // ROOT_CONTEXT: if the header is missing or broken, the span has no parent at all.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
@@
-    return tracer.startActiveSpan('POST /drinks', options, caller, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
`,
  },
  failsFirst: ['server-below-client'],
  explanation: `
The header did arrive, and the kitchen does not read it. Nobody reads it of
itself, neither the server nor the tracer. \`propagation.extract(ROOT_CONTEXT,
headers)\` returns a context that holds the caller's span; start the SERVER
span with that context.
`,
  recognise: (run, source) => {
    const { extract = 0 } = run.recording.calls;
    const kitchen = source.slice(source.indexOf('function startKitchen'));
    return (
      run
        .all('POST /drinks')
        .some(({ kind, parentId }) => kind === 'SERVER' && parentId === undefined) &&
      (extract === 0 || (extract < 2 && !reads.test(kitchen)))
    );
  },
  nearMisses: [
    {
      'kitchen.ts': `
-    return tracer.startActiveSpan('POST /drinks', options, caller, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', { ...options, root: true }, caller, async (span) => {
`,
    },
  ],
} satisfies Mistake;
