import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-    await makeDrink(slip);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    putOnRail({ id, drink, headers });
`,
    },
  ],
  failsFirst: ['order-attributes'],
  explanation: `
The spans are there, but the drinks are not: nobody called \`makeDrink\`. A
trace describes work that is really done. Keep the starter's calls where they
are, and put the spans around them.
`,
  openLine: /'make drink'/,
  recognise: (run) =>
    dayOf(run).given.length > 0 && run.recording.work.every(({ name }) => name !== 'make drink'),
} satisfies Mistake;
