import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        const response = await fetch(url, { method: 'POST', headers, body });
+        const response = await fetch(url, { method: 'POST', body });
`,
  },
  failsFirst: ['traceparent-valid'],
  explanation: `
\`inject\` was called, and a propagator is registered, but no header arrived.
\`inject\` sends nothing: it only writes. There are three usual reasons: the
context that you gave it has no span in it, the request had already been
sent, or the object that it wrote into is not sent as the request's headers.
`,
  openLine: /inject\(/,
  recognise: ({ recording }, source) =>
    Boolean(recording.calls.inject) &&
    Boolean(recording.calls.setGlobalPropagator) &&
    recording.requests.every(({ headers }) => headers.traceparent === undefined) &&
    /W3CTraceContextPropagator|NodeSDK|\.register\(/.test(source) &&
    !/new (Headers|Request)\(/.test(source),
  nearMisses: [
    {
      'counter.ts': `
-        const headers: Record<string, string> = {};
+        const headers = new Headers();
`,
    },
  ],
} satisfies Mistake;
