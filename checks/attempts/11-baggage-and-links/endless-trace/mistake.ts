import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each round of `rinse machine` begins a trace of its own'],
  says: `
A timer keeps the context in which it was set, and a span was active there:
that of the round before, or one around the loop. So all rounds are in one
trace, and it never ends: the machine is rinsed for months. Begin each with an
empty context: \`setTimeout(context.bind(ROOT_CONTEXT, rinseNow), …)\`, or
\`root: true\`.
`,
  look: /setTimeout\(|setInterval\(/,
  shows: (seen) =>
    seen.all('rinse machine').filter((span) => span.parentId !== undefined).length > 1,
} satisfies Mistake;
