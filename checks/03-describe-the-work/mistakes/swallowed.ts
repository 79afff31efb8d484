import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      throw error;
`,
  },
  failsFirst: ['error-reaches-run'],
  explanation: `
The error was caught on the way and not thrown again. The span may say ERROR,
but the program goes on as if the guest had paid. Tracing watches the work and
must not change it: after \`setStatus\`, \`throw error\`.
`,
  openLine: /catch \(|catch \{|\.catch\((?!\(\) => apologise)/,
  recognise: ({ recording }) => recording.said.every(({ what }) => what !== 'apologise'),
} satisfies Mistake;
