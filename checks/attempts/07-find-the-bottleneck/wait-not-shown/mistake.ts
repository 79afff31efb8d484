import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each of these spans lasts as long as what it is named after'],
  says: `
The wait for the machine is not in \`wait for machine\`, so it is counted as
work, or hidden. Then a long line looks like a slow machine, and somebody
buys a faster one. \`wait for machine\` begins before \`machine.take(cup)\` is
called and ends when it has resolved; only then does \`pull shot\` begin.
`,
  look: /machine\.take\(/,
  shows: ({ recording: { spans, work } }) =>
    work
      .filter(({ name }) => name === 'wait for machine')
      .some(
        ({ begin, end = Infinity }) =>
          !spans.some(
            ({ name, started, ended = 0 }) =>
              name === 'wait for machine' && started < begin && ended > end,
          ),
      ),
} satisfies Mistake;
