import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        // The slip names the active span, and only in here is that the CLIENT span.
-        propagation.inject(context.active(), headers);
`,
  },
  failsFirst: ['traceparent-valid'],
  explanation: `
Nothing writes the slip. \`fetch\` knows nothing about spans and adds no header
by itself, and a kitchen that gets no \`traceparent\` begins a trace of its own.
\`propagation.inject(context.active(), carrier)\` writes the header into a plain
object. Call it before you send the request, and send the object as headers.
`,
  openLine: /fetch\(|request\(/,
  recognise: ({ recording }) => {
    const call = recording.requests.find(({ path }) => path === '/drinks');
    const ids = recording.spans.map(({ traceId }) => traceId);
    const own = JSON.stringify(call?.headers ?? {});
    if (call?.headers.traceparent !== undefined) return false;
    return !recording.calls.inject && !ids.some((id) => own.includes(id));
  },
  nearMisses: [
    {
      'counter.ts': `
-        propagation.inject(context.active(), headers);
+        propagation.inject(ROOT_CONTEXT, headers);
`,
    },
  ],
} satisfies Mistake;
