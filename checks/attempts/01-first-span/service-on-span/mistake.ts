import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`service.name` on the resource of `take order` is `counter`'],
  says: `
\`service.name\` is on the span, as an attribute. There it says something of
this one span, and every backend looks for it elsewhere: on the resource,
which the provider holds and which goes with all of its spans. Move it there.
`,
  look: /service\.name/,
  shows: (seen) => seen.all('take order').some(({ attributes }) => 'service.name' in attributes),
} satisfies Mistake;
