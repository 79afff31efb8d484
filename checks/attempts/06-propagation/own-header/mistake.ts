import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen receives a `traceparent` that is valid'],
  says: `
The ids do travel, in a header of your own. Nobody reads that but your own
code: no proxy, no library, no service of another team. It has no sampling
flag and no \`tracestate\` either. The header that everybody understands is
\`traceparent\`; \`propagation.inject\` writes it and \`extract\` reads it.
`,
  look: /['"]x-|headers\[|trace-?id['"\]]/i,
  shows: ({ recording }) => {
    const call = recording.requests.find(({ path }) => path === '/drinks');
    const ids = recording.spans.map(({ traceId }) => traceId);
    return (
      call !== undefined &&
      call.headers.traceparent === undefined &&
      !recording.calls.inject &&
      ids.some((id) => JSON.stringify(call.headers).includes(id))
    );
  },
} satisfies Mistake;
