import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['both orders go from counter to kitchen, and the machine pulls their shots'],
  says: `
The promise is resolved as soon as the shot is ordered, so \`pull shot\` ends
while the machine has not even begun, and the drink is called ready without
its coffee. Resolve in the callback: the machine calls it when the shot is
pulled.
`,
  look: /resolve\(\)/,
  shows: (seen) => {
    const shots = seen.all('pull shot');
    return seen.work('pull shot').every((work) => !shots.some((shot) => seen.covers(shot, work)));
  },
} satisfies Mistake;
