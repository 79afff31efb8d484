import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen receives a `traceparent` that is valid'],
  says: `
Nothing writes the slip. \`fetch\` knows nothing of spans and adds no header of
itself, and a kitchen that gets no \`traceparent\` begins a trace of its own.
\`propagation.inject(context, carrier)\` writes the header into a plain object;
it has to happen before the request is sent, and the object has to go with it.
`,
  look: /fetch\(|request\(/,
  shows: ({ recording }) => {
    const call = recording.requests.find(({ path }) => path === '/drinks');
    const ids = recording.spans.map(({ traceId }) => traceId);
    const own = JSON.stringify(call?.headers ?? {});
    return !recording.calls.inject && !ids.some((id) => own.includes(id));
  },
} satisfies Mistake;
