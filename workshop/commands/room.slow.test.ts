import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { listenForReceipts } from '../classroom/server.ts';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';
import { startPage } from '../dev/page-process.ts';

const tree = freshTree();
const slug = '01-first-span';
const copy = join(tree, 'work', slug, 'lesson.ts');
const cli = join(tree, 'workshop', 'cli.mjs');
beforeEach(() => {
  rmSync(join(tree, 'work', '.room.json'), { force: true });
  solve(tree, slug);
});
afterAll(() => rmSync(tree, { recursive: true }));

const lastLine = (output: string) => output.trimEnd().split('\n').at(-1);

/** Waits until it holds; a test that waits in vain is ended by its own time limit. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}

test('a check ends with a receipt, whose tag stays', async () => {
  const passed = lastLine((await type(tree, ['check', '1'])).stdout);
  expect(passed).toMatch(/^L1 (\d+)\/\1 [a-z][2-9][a-z2-9]{2}$/);
  writeFileSync(copy, readFileSync(copy, 'utf8').replace("'take order'", "'Take order'"));
  const { code, stdout } = await type(tree, ['check', '1', 'all']);
  expect(lastLine(stdout)).toMatch(/^L1 \d+\/\d+ [a-z-]+ /);
  expect(lastLine(stdout)!.slice(-5)).toBe(passed!.slice(-5));
  expect(code).toBe(1);
});

test('receipts of a file are added to those before, until they are cleared', async () => {
  const folder = join(tree, 'chats');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'chat.txt'),
    'Zoë: `L4 2/5 bare-ratio k3f9`\nhello\nMax: PREFLIGHT 0K 22.14 win32 x64 k3f9 3b1c\n',
  );
  // As PowerShell 5.1 writes it.
  writeFileSync(join(folder, 'more.txt'), '\ufeffL4 5/5 m4xy\r\n', 'utf16le');
  const read = (...args: string[]) => type(tree, ['room', ...args], { INIT_CWD: folder });
  expect((await read('chat.txt')).output).toContain(
    `Read 1 receipt and 0 preflight codes, ignored 1 other line.
1 line looks like a damaged code:
  Max: PREFLIGHT 0K 22.14 win32 x64 k3f9 3b1c
`,
  );
  const { output } = await read('more.txt');
  expect(output).toMatch(/4 Samplers +█░ 1 passed, 1 here/);
  expect(output).toContain('1 of 2 have passed lesson 4. Go on at 2, which is four in five.');
  expect(output).toContain('The most common mistake now: bare-ratio, 1 of 1');
  appendFileSync(join(tree, 'work', '.room.json'), 'half');
  expect(spawnSync(process.execPath, [cli, 'room'], { input: 'L4 5/5 k3f9' }).status).toBe(0);
  await read('clear');
  writeFileSync(join(folder, 'none.txt'), '');
  expect((await read('none.txt')).output).toContain('No receipt has arrived yet.');
});

test('the projector has a slide of the room once it has said something', async () => {
  const page = await startPage(tree);
  const slides = async () => (await fetch(`${page.url}/present/4`)).text();
  expect(await slides()).not.toContain('>The room</h1>');
  spawnSync(process.execPath, [cli, 'room'], { input: 'L4 5/5 k3f9' });
  expect(await slides()).toContain('>The room</h1>');
  expect(await (await fetch(`${page.url}/present/4/room`)).json()).toEqual({
    room: expect.stringContaining('1 of 1 have passed lesson 4.'),
  });
  await page.stop();
});

test.each([
  [['room', 'nobody.txt'], 'There is no file `nobody.txt`.'],
  [['room', '.'], '`.` cannot be read: '],
  [['room', '99999'], '99999 is not a port. For example: npm run room 4320'],
  [['room', 'a', 'b'], '`npm run room` takes only one of these: a file, a port or `clear`.'],
  [['join', 'banana'], '`banana` is not an address. Type the one that the room shows'],
  [['join', 'room:70000'], '`room:70000` is not an address.'],
  [['join', 'http://room:4320/x?y'], '`http://room:4320/x?y` is not an address.'],
])('`npm run %j` is refused in one line', async (args, line) => {
  const { code, output } = await type(tree, args);
  expect(output).toContain(line);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

test('a port that is taken is said in one line', async () => {
  const other = createServer().listen(0);
  await until(() => other.listening);
  const { port } = other.address() as { port: number };
  const { code, output } = await type(tree, ['room', String(port)]);
  other.close();
  const line = `Port ${port} is taken. Try another: npm run room ${port + 1}\n`;
  expect([code, output]).toEqual([2, line]);
});

test('the room listens, and shows what came', async () => {
  const child = spawn(process.execPath, [cli, 'room', '0'], { cwd: tree });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk));
  await until(() => said.includes('No receipt has arrived yet.'));
  const [, port] = said.match(/npm run join [\d.]+:(\d+)/)!;
  const body = 'L4 2/5 bare-ratio k3f9';
  await fetch(`http://127.0.0.1:${port}/receipt`, { method: 'POST', body });
  await until(() => said.includes('0 passed, 1 here'));
  child.kill('SIGINT');
  await until(() => child.exitCode !== null);
  expect(said).toContain('The room is closed. What arrived is kept. To see it: npm run room');
  expect(child.exitCode).toBe(0);
});

let taken: string[] = [];
let room: Awaited<ReturnType<typeof listenForReceipts>> | undefined;
async function joined(): Promise<void> {
  taken = [];
  const take = (receipt: string) => taken.push(receipt) > 0;
  room = await listenForReceipts(0, take, { host: '127.0.0.1' });
  const { output } = await type(tree, ['join', `http://127.0.0.1:${room.port}/`]);
  expect(output).toMatch(/^Each check sends its last line, the receipt, to 127\.0\.0\.1:\d+, and/);
  expect(output).not.toContain('No room answers');
}
afterEach(async () => {
  await room?.close();
  room = undefined;
});

test('who has joined sends what is printed, and no more once they have left', async () => {
  await joined();
  expect(taken).toEqual([]);
  const { stdout } = await type(tree, ['check', '1']);
  expect(taken).toEqual([lastLine(stdout)]);
  await type(tree, ['join', 'off']);
  await type(tree, ['check', '1']);
  expect(taken).toHaveLength(1);
});

test('each save that is judged in `watch` is sent as well', async () => {
  await joined();
  const child = spawn(process.execPath, [cli, 'watch', '1'], { cwd: tree });
  await until(() => taken.length === 1);
  writeFileSync(copy, readFileSync(copy, 'utf8').replace("'take order'", "'Take order'"));
  await until(() => taken.length === 2);
  child.kill('SIGINT');
  await until(() => child.exitCode !== null || child.signalCode !== null);
  expect(taken.map((receipt) => receipt.split(' ').length)).toEqual([3, 4]);
});

test('a room that is away changes nothing, and neither does one that never answers', async () => {
  await joined();
  await room!.close();
  room = undefined;
  expect((await type(tree, ['join'])).output).toContain('No room is answering there now.');
  expect((await type(tree, ['check', '1'])).code).toBe(0);
  const silent = createServer().listen(0, '127.0.0.1');
  await until(() => silent.listening);
  const { port } = silent.address() as { port: number };
  await type(tree, ['join', `127.0.0.1:${port}`]);
  const { code, stdout } = await type(tree, ['check', '1']);
  silent.close();
  expect([code, lastLine(stdout)]).toEqual([0, expect.stringMatching(/^L1 /)]);
});
