import type { Mistake } from '../../../workshop/checking/mistakes.ts';

const reads = /\bextract\(/;

export default {
  edit: {
    'kitchen.ts': `
-    // In ROOT_CONTEXT, so that the span has no parent if the header is missing or broken.
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
@@
-    return tracer.startActiveSpan('POST /drinks', options, caller, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
`,
  },
  failsFirst: ['server-below-client'],
  explanation: `
The header arrived, but the kitchen does not extract the caller's span from
it. Neither the server nor the tracer does that by itself.
\`propagation.extract(ROOT_CONTEXT, headers)\` returns a context with the
caller's span in it. Start the SERVER span in that context.
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
