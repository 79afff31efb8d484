import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`pull shot` and `steam milk` go on at the same time'],
  says: `
\`await\` before the second one is called makes it wait for the first. Start
both, then wait for both: \`await Promise.all([…, …])\`. The active span goes
along into each of them; nothing has to be done for that.
`,
  look: /await .*(pull shot|pullShot)/,
  shows: () => true,
} satisfies Mistake;
