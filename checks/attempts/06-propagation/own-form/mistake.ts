import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen receives a `traceparent` that is valid'],
  says: `
The header has the right name and a form of its own. Its form is fixed, to the
character: \`00-\`, 32 hex digits of trace id, \`-\`, 16 of span id, \`-\`, two of
flags. Anything else is thrown away by every service but yours. Let the
propagator write it: \`propagation.inject(context, carrier)\`.
`,
  look: /traceparent.*=|traceparent['"]?:/,
  shows: ({ recording }) =>
    recording.requests.some(
      ({ path, headers }) => path === '/drinks' && headers.traceparent !== undefined,
    ),
} satisfies Mistake;
