import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+const headers: Record<string, string> = {};
+
 export async function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
@@
-        const headers: Record<string, string> = {};
`,
  },
  failsFirst: ['nothing-left-over'],
  explanation: `
\`inject\` writes a \`tracestate\` only if there is one, and it removes nothing. All
orders share one object for the headers, so the \`tracestate\` of an earlier
guest is still in it. Make a new object for each call to the kitchen.
`,
  openLine: /^( {0,4})(const|let) \w*[hH]eaders\w*\b.*=/,
  recognise: (_run, source) =>
    [...source.matchAll(/^ {0,4}(?:const|let) (\w+)(?:: [^=\n]+)? = (?:\{|new )/gm)].some(
      ([, name]) => new RegExp(`inject\\([^;]*\\b${name}\\b`).test(source),
    ),
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        propagation.inject(context.active(), headers);
+        headers.tracestate ??= 'espresso=strong,guest=7';
`,
    },
  ],
} satisfies Mistake;
