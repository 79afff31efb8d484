import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`recipes.ts` registers no provider'],
  says: `
It went well only because the program was first: the second provider that is
registered is refused. Imported a moment earlier, the library would have won,
and the program's own SDK would have been the one that is refused. A library
calls the API alone, and registers nothing.
`,
  look: /\.register\(\)|\.start\(\)|import '\.\/telemetry/,
  shows: ({ recording }) => recording.end.how === 'returned',
} satisfies Mistake;
