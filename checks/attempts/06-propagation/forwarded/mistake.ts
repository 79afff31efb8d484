import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    'the kitchen hangs below the CLIENT span then, too',
    'a `traceparent` that breaks the rules begins a new trace',
  ],
  says: `
The header that came in was sent on as it was. It names the caller's span, so
the kitchen hangs beside the counter, as if the caller had called both. The
trace id stays the same on the whole way; the span id is written anew at every
step, and \`inject\` does that: it writes the span that is active here.
`,
  look: /\bheader\(['"]trace|received|\.\.\.c\.req\.header|tracestate/,
  shows: ({ recording }) =>
    recording.requests.some(
      ({ path, headers }, i) =>
        path === '/drinks' &&
        headers['x-case'] === undefined &&
        recording.requests
          .slice(0, i)
          .some((before) => before.headers.traceparent === headers.traceparent),
    ),
} satisfies Mistake;
