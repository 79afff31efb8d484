import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the caller’s `tracestate` reaches the kitchen'],
  says: `
\`traceparent\` was carried on, and \`tracestate\` was dropped on the way. It
holds what other vendors need of this trace further down, and it is not yours
to lose. \`propagation.inject\` writes both headers, and \`extract\` reads both.
`,
  look: /traceparent['"]?\]? *[:=]|setSpanContext\(/,
  shows: ({ recording }) =>
    recording.requests.some(
      ({ path, headers }) =>
        path === '/drinks' && headers.traceparent !== undefined && !headers.tracestate,
    ),
} satisfies Mistake;
