import { expect, test } from 'vitest';
import { boardOf } from './board.ts';

test('a board is read as it is written', () => {
  const { pieces, problems } = boardOf(
    ['[order 1] <-link- [batch]  of up to three', '[order 2] ------> [     ]', '  ==== a-b'].join(
      '\n',
    ),
  );
  expect(problems).toEqual([]);
  expect(pieces.map(({ kind, text, row, from, rows }) => [kind, text, row, from, rows])).toEqual([
    ['box', 'order 1', 0, 0, 1],
    ['arrow', 'link', 0, 10, 1],
    ['box', 'batch', 0, 18, 2],
    ['text', 'of up to three', 0, 27, 1],
    ['box', 'order 2', 1, 0, 1],
    ['arrow', '', 1, 10, 1],
    ['bar', '', 2, 2, 1],
    ['text', 'a-b', 2, 7, 1],
  ]);
  expect(pieces.filter(({ kind }) => kind === 'arrow').map(({ heads }) => heads)).toEqual([
    { left: true, right: false },
    { left: false, right: true },
  ]);
});

test.each([
  ['[a] ->', 'line 1, has an arrow that leads nowhere: [a] ->'],
  ['a\n[b -> [c]', 'line 2, has half a box: [b -> [c]'],
  ['[]', 'line 1, has an empty box with none of its width above: []'],
  ['[a]\n[  ]', 'line 2, has an empty box with none of its width above: [  ]'],
  ['a\tb', 'line 1, has a tab: a\tb'],
  ['-'.repeat(81), `line 1, is wider than 80 columns: ${'-'.repeat(81)}`],
  ['a\n'.repeat(13), 'it has more than 12 lines'],
  ['', 'it is empty'],
])('%j is refused, with the reason', (text, problem) => {
  expect(boardOf(text).problems).toContain(problem);
});
