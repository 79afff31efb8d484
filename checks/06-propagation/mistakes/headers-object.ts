import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        const headers: Record<string, string> = {};
+        const headers = new Headers();
`,
  },
  failsFirst: ['traceparent-valid'],
  explanation: `
\`inject\` wrote \`headers.traceparent = …\`, which is a property. A \`Headers\` or
\`Request\` object keeps its headers elsewhere and does not send its properties.
Inject into a plain object and give that object to \`fetch\`. Or give \`inject\` a
third argument, a setter that calls \`headers.set(name, value)\`.
`,
  openLine: /new Headers\(|new Request\(/,
  recognise: ({ recording }, source) =>
    Boolean(recording.calls.inject) &&
    Boolean(recording.calls.setGlobalPropagator) &&
    recording.requests.every(({ headers }) => headers.traceparent === undefined) &&
    /new (Headers|Request)\(/.test(source),
  nearMisses: [
    {
      'counter.ts': `
-        const headers: Record<string, string> = {};
+        const headers = {};
@@
-        const response = await fetch(url, { method: 'POST', headers, body });
+        const response = await fetch(url, { method: 'POST', body });
`,
    },
  ],
} satisfies Mistake;
