import { expect, test } from 'vitest';
import { mutantsOf } from './mutators.ts';

async function changes(source: string): Promise<string[]> {
  return (await mutantsOf(source, 'x.ts')).map(({ what }) => what);
}

test.each([
  ['work();', ['x.ts: work(); → ;']],
  ['const a = await work();', ['x.ts: await work() → (work())']],
  ['f({ a, b });', ['x.ts: f({ a, b }); → ;', 'x.ts: { a, b } → {b}', 'x.ts: { a, b } → {a}']],
  ['const a = SpanKind.SERVER;', ['x.ts: SERVER → CLIENT']],
  ['const a = trace.setSpan(b, c);', ['x.ts: trace.setSpan(b, c) → b']],
  [
    'const a = t.start("x", o, c);',
    ['x.ts: t.start("x", o, c) → t.start("x", o)', `x.ts: "x" → 'x?'`],
  ],
  ['const a = b < 3;', ['x.ts: b < 3 → b >= 3', 'x.ts: 3 → 1']],
  ['if (a) throw b;', ['x.ts: a → true', 'x.ts: a → false', 'x.ts: throw b; → ;']],
  ['try { } finally { f(); }', ['x.ts: { f(); } → {}', 'x.ts: f(); → ;']],
])('%s', async (source, expected) => {
  expect(await changes(source)).toEqual(expected);
});

test('imports, types and what is printed are left alone', async () => {
  const source = `import a from 'a';
    interface B { c: 'd' }
    console.log('e');`;
  expect(await changes(source)).toEqual([]);
});

test('each mutant is the program with that one change', async () => {
  const [mutant] = await mutantsOf('const a: number = await b();', 'x.ts');
  expect(mutant!.code.trim()).toBe('const a = (b());');
});
