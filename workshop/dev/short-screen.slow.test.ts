import { rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { freshTree, typeAtTerminal } from './fresh-tree.ts';

/**
 * What the instructor's guide asks about is on a projector of 24 rows and 80 columns, once the
 * command has ended and the prompt is below it.
 */
const tree = freshTree();
afterAll(() => rmSync(tree, { recursive: true }));

const rows = 24;

test.skipIf(process.platform !== 'linux').each<[command: string, asked: (string | RegExp)[]]>([
  ['lesson 1', ['unknown_service', /^hello +█+ +\d/m, 'The answer: no']],
  ['lesson 2', ['trace 1 ', 'trace 4 ', 'The answer: 4']],
  ['solution 2', ['trace 1 ', 'trace 2 ']],
  [
    'lesson 3',
    [
      /order 44 +░.* not ended/,
      'no kind, no status, no attributes',
      '28 exported in 28 calls, 0 lost',
    ],
  ],
  ['solution 3', ['coffee.order_id: 44', 'ERROR: the bank declined the card']],
  ['lesson 4', ['2200 started', '2200 exported']],
  ['solution 4', ['GET /health: 0 of 200 kept', '“one in ten”', 'parent was kept']],
  ['lesson 5', ['3 ended, 3 sampled, 0 exported in 0 calls, 3 lost']],
  ['lesson 5 rush', [/ █+ +\d/, / [░▏]+ +lost$/m, /2560 exported in 5 calls,\n {2}2440 lost/]],
  ['lesson 5 sigterm', [/not ended$/m, '5 lost']],
  ['solution 5 rush', ['5000 exported in 10 calls']],
  ['lesson 6', ['The slip says: nothing', 'trace 1 ', 'trace 2 ']],
  ['solution 6', ['The slip says: 00-', 'counter: POST /drinks', 'kitchen: POST /drinks']],
  ['lesson 7', [/trace 1 [^]*POST \/stock[^]*(till: POST \/prices[^]*){3}kitchen: POST \/drinks/]],
  ['solution 7', [/trace 2 [^]*wait for machine/]],
  ['lesson 8', ['"msg":"drink is ready"}', /(pull shot[^]*){2}/]],
  ['solution 8', [/shot is ready +pull shot/, /(kitchen: pull shot[^]*){2}/]],
  ['lesson 9', ['The backend was sent: nothing.', '3 lost']],
  ['solution 9', ['POST /v1/traces', '3 exported in 1 call']],
  ['lesson 10', [/(\$ node [^]*){2}/, 'read recipes', 'make latte']],
  ['solution 10', ['kitchen: read recipes', 'counter: POST ']],
  ['lesson 11', ['The supplier reads: no baggage', 'Spans with the table: counter: POST /orders']],
  ['solution 11', ['The kitchen reads: coffee.table', 'kitchen: make drink']],
  ['lesson 12', [/trace 3 [^]*process orders[^]*(make drink[^]*){3}/]],
  ['solution 12', ['↳ links to trace 1, 2, 3', 'call guest']],
  ['lesson 13', ['The traces show ', 'The answer: between 3 and 70']],
  ['lesson 14', ['The answer: about 20']],
  ['solution 14', ['spans held at most: 77,478']],
  ['lesson 15', ['PASSES, but it is broken', 'Your tests catch 0 of the 6']],
  ['solution 15', ['caught by: every span of a declined order ends', 'caught by: the card of']],
  ['lesson 16', ['0 exported', 'The answer: 0']],
  ['solution 16', ['order 1, traceparent', 'POST /shots']],
  ['lesson 17', [/("the letter is sent"[^]*){2}not sent: the letter has no address/]],
])('npm run %s', async (command, asked) => {
  const printed = await typeAtTerminal(tree, command.split(' '), ['Your number', '\n']);
  const screen = linesOf(printed.trimEnd())
    .slice(1 - rows)
    .join('\n');
  for (const one of asked) expect(screen).toMatch(one);
});

test.skipIf(process.platform !== 'linux')('npm run watch 3, and r', async () => {
  const steps: [string, string][] = [
    ['not changed yet', 'r'],
    ['Edit and save', 'q'],
  ];
  const printed = await typeAtTerminal(tree, ['watch', '3'], ...steps);
  const screen = printed.split('\x1b[?2026h').findLast((frame) => frame.includes('Edit and save'))!;
  const lines = linesOf(screen.split('\x1b[?2026l')[0]!);
  expect(lines).toHaveLength(rows);
  expect(lines.join('\n')).toMatch(/^✗ ten orders [^]*recorded +expected\n +take order 41 +≠/m);
});

/** Text as the rows of a terminal, which breaks what is too long. */
function linesOf(text: string): string[] {
  const lines = stripVTControlCharacters(text).replaceAll('\r', '').split('\n');
  return lines.flatMap((line) => line.match(/.{1,80}/gu) ?? ['']);
}
