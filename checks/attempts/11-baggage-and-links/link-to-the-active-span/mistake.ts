import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`process orders` has a link to the `send orders` of each of its slips'],
  says: `
Every link is to the same span: the one that was active when the kitchen was
called. Who sent a slip stands on the slip. Read each of them with
\`propagation.extract(ROOT_CONTEXT, slip.headers)\`, and take the sender out of
what that returns: \`trace.getSpanContext(sender)\`.
`,
  look: /getSpanContext\(context\.active|getActiveSpan\(|\.spanContext\(/,
  shows: (seen) =>
    seen
      .all('process orders')
      .some(
        ({ links }) =>
          links.length > 1 &&
          new Set(links.map(({ spanId }) => spanId)).size === 1 &&
          seen.recording.spans.some(({ id }) => id === links[0]?.spanId),
      ),
} satisfies Mistake;
