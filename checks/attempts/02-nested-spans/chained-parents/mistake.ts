import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`steam milk` is a child of `make latte`'],
  says: `
\`steam milk\` was started while \`pull shot\` was the active span, so that became
its parent. Two pieces of work that go on side by side are siblings: start
both where \`make latte\` is active, not one inside the function of the other.
`,
  look: /'steam milk'/,
  shows: (seen) => seen.all('steam milk').some((span) => seen.parent(span)?.name === 'pull shot'),
} satisfies Mistake;
