import { describe, expect, test } from 'vitest';
import { receiptText } from '../checking/receipt.ts';
import type { Terminal } from '../render/terminal.ts';
import { columnsOf } from '../render/text.ts';
import { preflightsIn } from './preflight-code.ts';
import { preflightText } from './preflight-text.mjs';
import { commonMistake, lessonNow, progressOf } from './progress.ts';
import { Roster } from './roster.ts';
import { damagedLines, rosterLines } from './text.ts';

const tag = (i: number) => `a${2 + (i % 8)}${'abcdefgh'[i >> 3]}z`;
const code = (i: number, failed: string[] = []) =>
  preflightText({ failed, node: '22.14', platform: 'win32', arch: 'x64', tag: tag(i) });
const newestOf = (roster: Roster, who: string) =>
  [...roster.people.get(who)!.values()].map(receiptText);

/** Thirty people: 22 have passed lesson 4, two of them are in 5, and six fail in 4. */
function chat(): string {
  return Array.from({ length: 30 }, (_, i) => {
    const lines = [`${i}:00 Somebody`, `L3 5/5 ${tag(i)}`];
    if (i < 22) lines.push(`L4 5/5 ${tag(i)}`);
    else lines.push(`L4 ${(i - 22) >> 1}/5 ${i < 26 ? 'bare-ratio' : 'coin-toss'} ${tag(i)}`);
    if (i < 2) lines.push(`L5 1/4 run-ends ${tag(i)}`);
    if (i === 28) lines.push('L2 1/3 run-ends z9zz');
    return lines.join('\n');
  }).join('\n');
}

describe('what is pasted', () => {
  test('receipts and codes are taken, and other lines are counted', () => {
    const roster = new Roster();
    const text = `hello\n\n> L4 5/5 k3f9\n${code(1)}\nL9 nothing`;
    const added = { receipts: 1, preflights: 1, damaged: [], ignored: 2, refused: 0 };
    expect(roster.add(text)).toEqual(added);
  });

  test('what looks like a damaged code or receipt is named; talk and the example are not', () => {
    const right = code(1);
    const damaged = [
      `Zoë: ${right.slice(0, -1)}`,
      right.replace('OK', '0K'),
      right.replace('22.14', '22.1 4'),
      right.replace('PREFLIGHT', 'Preflight').replace('22.14', '22.15'),
      'L4 2/5 bare-rato k3f9',
      'L4 5/5 k3f',
    ];
    const talk = [
      'npm run preflight took 2 minutes',
      'The preflight is OK',
      '> PREFLIGHT OK 24.11 win32 x64 k3f9 0000',
    ];
    const added = new Roster().add([...damaged, ...talk].join('\n'));
    expect(added).toMatchObject({ preflights: 0, receipts: 0, damaged, ignored: 3 });
    const lines = damagedLines([...damaged, ...damaged, '\u001b[2Jx'], { width: 40 } as Terminal);
    expect(lines[0]).toBe('13 lines look like a damaged code:');
    expect(lines.slice(-1)).toEqual(['  … and 3 more']);
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(40);
    expect(damagedLines(['L4 \u001b[2J5/5'], { width: 40 } as Terminal).join()).not.toContain(
      '\u001b',
    );
  });

  test('a code that a mail program broke over two lines is joined where its checksum fits', () => {
    const right = code(1);
    const broken = (at: number, between: string) => right.slice(0, at) + between + right.slice(at);
    const blank = right.indexOf(' win32');
    for (const text of [
      `> ${broken(blank, '\r\n>')}\r\nhello`,
      `${broken(blank + 3, '=\n')}\nhello`,
      `${broken(right.length - 2, '\n')}\nhello`,
    ]) {
      const added = { receipts: 0, preflights: 1, damaged: [], ignored: 1, refused: 0 };
      expect(new Roster().add(text), text).toEqual(added);
    }
    expect(new Roster().add(broken(blank, '\nX')).damaged).toHaveLength(1);
    const two = new Roster().add(`${right.slice(0, -1)}\n${right}`);
    expect(two).toMatchObject({ preflights: 1, damaged: [right.slice(0, -1)] });
  });

  test('the same text again changes nothing', () => {
    const roster = new Roster();
    roster.add(chat());
    const before = rosterLines(roster, { width: 80, height: 30, colour: false });
    roster.add(chat());
    expect(rosterLines(roster, { width: 80, height: 30, colour: false })).toEqual(before);
  });

  test('the latest of a tag counts, and a quotation does not take a pass back', () => {
    const roster = new Roster();
    roster.add('L4 2/5 bare-ratio k3f9\nL4 3/5 coin-toss k3f9');
    expect(newestOf(roster, 'k3f9')).toEqual(['L4 3/5 coin-toss k3f9']);
    roster.add('L4 5/5 k3f9\nL5 1/4 run-ends k3f9');
    roster.add('> L4 2/5 bare-ratio k3f9\n> L4 5/5 k3f9');
    expect(newestOf(roster, 'k3f9')).toEqual(['L4 5/5 k3f9', 'L5 1/4 run-ends k3f9']);
  });
});

describe('how far a room is', () => {
  const roster = new Roster();
  roster.add(chat());

  test('each lesson, the lesson in the middle, and the checkpoint', () => {
    expect(
      progressOf(roster).map(({ lesson, passed, inIt }) => [lesson.number, passed, inIt]),
    ).toEqual([
      [2, 30, 1],
      [3, 30, 0],
      [4, 22, 8],
      [5, 0, 2],
    ]);
    expect(lessonNow(roster)!.number).toBe(4);
    expect(lessonNow(new Roster())).toBe(undefined);
  });

  test('the most common mistake of a lesson, and what is said of it', () => {
    expect(commonMistake(roster, lessonNow(roster)!)).toEqual({
      slug: 'bare-ratio',
      people: 4,
      says: 'The sampler goes by the trace id and never follows the parent.',
    });
  });
});

test('a code has a checksum: an example and a typo do not count', () => {
  const right = code(1, ['packages', 'lesson-6']);
  expect(preflightsIn(`> ${right}!`)).toMatchObject([{ failed: ['packages', 'lesson-6'] }]);
  expect(preflightsIn(right.toUpperCase())).toHaveLength(1);
  expect(preflightsIn(right.replace('22.14', '22.15'))).toEqual([]);
});

test.each([60, 80, 100])('at %i columns, no line is longer', (width) => {
  const roster = new Roster();
  const codes = Array.from({ length: 30 }, (_, i) => code(i, i < 9 ? ['packages'] : []));
  roster.add([chat(), ...codes].join('\n'));
  const lines = rosterLines(roster, { width, height: 30, colour: false });
  expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
  expect(lines.join('\n')).toContain('Preflight: 21 of 30 are ready.');
});
