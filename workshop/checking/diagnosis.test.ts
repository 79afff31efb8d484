import { expect, test } from 'vitest';
import { withoutComments } from './diagnosis.ts';

test('comments are not code, and every line stays where it is', () => {
  const code = [
    "const url = 'http://bar'; // the bar's",
    '/* span.end();',
    ' */ span.start(`// ${one}',
    '`); // span.end();',
    '// @ts-nocheck',
  ];
  expect(withoutComments(code.join('\n')).split('\n')).toEqual([
    "const url = 'http://bar';             ",
    '              ',
    '    span.start(`// ${one}',
    '`);               ',
    '// @ts-nocheck',
  ]);
});
