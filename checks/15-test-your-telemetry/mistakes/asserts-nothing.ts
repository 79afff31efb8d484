import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf } from '../judgement.ts';
import goodDayOnly from './good-day-only.ts';

export default {
  failsFirst: ['catches-span-left-open'],
  explanation: `
Your tests look at the spans, but they expect nothing. A comparison such as
\`names.includes('take order')\` has a result, but nothing reads it. A test
fails only if something in it throws. \`expect(…)\` throws when the value is
not the expected one.
`,
  openLine: /^\s*(test|it)\b/,
  recognise: (run) => !/\bexpect\b|assert|\bthrow\b|\bfail\w*\(/i.test(bareCodeOf(run)),
  nearMisses: [goodDayOnly.edit],
} satisfies Mistake;
