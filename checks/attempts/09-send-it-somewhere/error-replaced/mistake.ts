import type { Mistake } from '../../../../workshop/explain.ts';
import type { Sent } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['an error leaves `run` as it is, also if the backend refuses the spans'],
  says: `
What is thrown in a \`finally\` takes the place of the error that was on its
way. Here that was the answer of a backend, and nobody hears of the fire any
more. A backend can fail in many ways, so do not pick some of them: catch
whatever \`shutdown\` rejects with.
`,
  look: /shutdown\(/,
  shows: ({ recording: { answer } }) => /bad request/i.test((answer as Sent).errors[0] ?? ''),
} satisfies Mistake;
