import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      tracer.startActiveSpan('pull shot', async (pulling) => {
+      await tracer.startActiveSpan('pull shot', async (pulling) => {
`,
  },
  failsFirst: ['shot-and-milk-overlap'],
  explanation: `
\`await\` before the second one is called makes it wait for the first. Start
both, then wait for both: \`await Promise.all([…, …])\`. The active span goes
along into each of them; nothing has to be done for that.
`,
  openLine: /await .*(pull shot|pullShot)/,
  recognise: () => true,
} satisfies Mistake;
