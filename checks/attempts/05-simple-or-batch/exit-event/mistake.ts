import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
When Node emits 'exit' it is too late: a listener may run to its own end, but
nothing that it starts is waited for, no promise and no request. The shutdown
was begun and cut off. Deliver while the program still runs: in \`run\`, before
it resolves.
`,
  look: /['\"`]exit['\"`]/,
  shows: ({ arrived }, source) => arrived.length === 0 && /['"`]exit['"`]/.test(source),
} satisfies Mistake;
