import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['two shots are never pulled at the same time'],
  says: `
The machine was let go while the shot was still running: nobody waited for
\`pullShot\` to be done. Without \`await\` the line below, \`release()\`, comes at
once, and the next cup goes under the machine. The lock has to be held until
the promise of \`machine.pullShot(cup)\` has resolved.
`,
  look: /pullShot\(/,
  shows: ({ recording: { work } }) =>
    work
      .filter(({ name }) => name === 'have machine')
      .some(({ order, end = Infinity }) =>
        work.some(
          (shot) =>
            shot.name === 'pull shot' && shot.order === order && (shot.end ?? Infinity) > end,
        ),
      ),
} satisfies Mistake;
