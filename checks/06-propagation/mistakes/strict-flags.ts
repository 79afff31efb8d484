import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const isGood = /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/.test(c.req.header('traceparent') ?? '');
+    const caller = isGood ? propagation.extract(ROOT_CONTEXT, c.req.header()) : ROOT_CONTEXT;
`,
  },
  failsFirst: ['later-slips-believed'],
  explanation: `
Your code has its own rules for the header, and they are stricter than the
standard. A reader uses the fields that it knows, in every version but ff. Of
the flags, it uses only the last bit. \`extract\` does that. Give it the headers
as they came, with no test before the call.
`,
  openLine: /0\[01\]|-0[01]|\^00|traceFlags/,
  recognise: (run, source) =>
    /0\[01\]|\^00|-0[01]['"/$]|=== ['"]0[01]['"]/.test(source) && run.recording.spans.length > 0,
  nearMisses: [
    {
      'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const traceparent = c.req.header('traceparent')?.slice(0, 55);
+    const caller = propagation.extract(ROOT_CONTEXT, { traceparent });
`,
    },
  ],
} satisfies Mistake;
