import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the error reaches `run`, which apologises once `take order` is over'],
  says: `
The error was caught on the way and not thrown again. The span may say ERROR,
but the program goes on as if the guest had paid. Tracing watches the work and
must not change it: after \`setStatus\`, \`throw error\`.
`,
  look: /catch \(|catch \{|\.catch\((?!\(\) => apologise)/,
  shows: ({ recording }) => recording.said.every(({ what }) => what !== 'apologise'),
} satisfies Mistake;
