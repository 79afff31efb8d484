import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['ten orders, ten spans of each name: `take order`, `make drink`, `charge card`'],
  says: `
The order's number is in the name, so ten orders make ten different names.
Where traces are kept, a name is what spans are grouped by: no one can ask any
more how long \`take order\` takes. What is the same for every order is the
name. What tells one order from the other belongs in an attribute.
`,
  look: /(inSpan|startActiveSpan|startSpan)\([^'"]*`[^`]*\$\{|updateName/,
  shows: ({ recording }) => recording.spans.some(({ name }) => /\d/.test(name)),
} satisfies Mistake;
