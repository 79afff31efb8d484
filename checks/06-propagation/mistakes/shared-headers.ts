import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+const headers: Record<string, string> = {};
+
 export async function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
@@
-        const headers: Record<string, string> = {};
-        // The slip
+        // The slip
`,
  },
  failsFirst: ['nothing-left-over'],
  explanation: `
\`inject\` writes a \`tracestate\` only if there is one, and it removes nothing. All
orders share one object for the headers, so the \`tracestate\` of an earlier
guest is still in it. Make a new object for each call to the kitchen.
`,
  openLine: /^( {0,4})(const|let) \w*[hH]eaders\w*\b.*=/,
  recognise: ({ recording: { calls } }, source) =>
    calls.inject! > 0 &&
    /^ {0,4}(const|let) \w*[hH]eaders\w*(: [^=\n]+)? = (\{|new )/m.test(source),
  nearMisses: [
    {
      'counter.ts': `
+const noHeaders = new Set<string>();
+
 export async function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
@@
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    noHeaders.add(c.req.path);
+    const caller = propagation.extract(ROOT_CONTEXT, { tracestate: 'a=1', ...c.req.header() });
`,
    },
  ],
} satisfies Mistake;
