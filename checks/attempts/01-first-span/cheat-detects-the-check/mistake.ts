import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a span `take order` is started'],
  says: `
The code asks whether it is being checked, and makes its span only then. The
check runs it as everybody does, so there was no span. What is judged is what
you see with \`npm run lesson 1\`.
`,
  look: /process\.env/,
  shows: ({ recording }, source) => recording.spans.length === 0 && /VITEST/.test(source),
} satisfies Mistake;
