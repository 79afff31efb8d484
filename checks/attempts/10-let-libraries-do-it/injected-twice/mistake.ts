import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen’s `POST /drinks` is a child of the CLIENT span'],
  says: `
Two slips went with one cup: you injected one, and the library another. A
request with two \`traceparent\` breaks the rules of lesson 6, so the kitchen
believed neither, and began a new trace. Where a library injects, take your
own out.
`,
  look: /propagation\.inject/,
  shows: ({ recording }) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: 00-[^,]*, ?00-/.test(what)),
} satisfies Mistake;
