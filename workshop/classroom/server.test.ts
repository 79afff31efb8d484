import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { Roster } from './roster.ts';
import { listenForReceipts, type RoomOptions } from './server.ts';

let room: Awaited<ReturnType<typeof listenForReceipts>>;
let taken: string[] = [];
afterEach(() => room.close().catch(() => {}));

async function open(options: RoomOptions = {}, take = (line: string) => taken.push(line) > 0) {
  taken = [];
  room = await listenForReceipts(0, take, { host: '127.0.0.1', maxPerWindow: 1000, ...options });
}

async function send(body: BodyInit, path = '/receipt', more: RequestInit = {}) {
  const url = `http://127.0.0.1:${room.port}${path}`;
  const response = await fetch(url, { method: 'POST', body, ...more });
  return `${response.status} ${await response.text()}`.trim();
}

/** Sends these bytes as they are, and returns what comes back until the room hangs up. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(room.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {}).write(bytes);
  return text(socket).catch(() => '');
}

describe('takes', () => {
  test('a receipt, with a line end and without', async () => {
    await open();
    expect(await send('L4 2/5 bare-ratio k3f9')).toBe('204');
    expect(await send('L4 5/5 k3f9\n')).toBe('204');
    expect(taken).toEqual(['L4 2/5 bare-ratio k3f9', 'L4 5/5 k3f9']);
  });
});

describe('refuses, and repeats nothing', () => {
  test.each([
    ['nothing', ''],
    ['other text', '<script>alert(1)</script>'],
    ['text around a receipt', 'hello L4 5/5 k3f9'],
    ['two', 'L4 5/5 k3f9\nL4 5/5 m4xy'],
    ['an unknown lesson', 'L99 1/9 run-ends k3f9'],
    ['an unknown mistake', 'L4 1/5 ../../etc k3f9'],
    ['a preflight code', 'PREFLIGHT OK 20.19 linux x64 k3f9 3b1c'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x00])],
  ])('%s', async (_, body) => {
    await open();
    expect(await send(body)).toBe('400');
    expect(taken).toEqual([]);
  });

  test('other paths, other methods, and other sites', async () => {
    await open();
    const receipt = 'L4 5/5 k3f9';
    expect(await send(receipt, '/')).toBe('404');
    expect(await send(receipt, '/receipt/../room')).toBe('404');
    expect(await send(receipt, '/receipt', { method: 'PUT' })).toBe('405');
    expect(await send(receipt, '/receipt', { headers: { origin: 'http://evil.example' } })).toBe(
      '403',
    );
    expect(taken).toEqual([]);
  });

  test('what is too large, or is packed so that it would be', async () => {
    await open();
    expect(await send('L4 5/5 k3f9'.padEnd(201))).toBe('413');
    expect(
      await raw('POST /receipt HTTP/1.1\r\nHost: room\r\nContent-Length: 1e9\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 400/);
    const endless = `POST /receipt HTTP/1.1\r\nHost: room\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n${'x'.repeat(4096)}\r\n`;
    expect(await raw(endless)).toMatch(/^HTTP\/1\.1 413/);
    expect(taken).toEqual([]);
  });

  test('more than an address may send in a while', async () => {
    await open({ maxPerWindow: 3, windowMs: Infinity });
    const answers: string[] = [];
    for (let i = 0; i < 5; i++) answers.push(await send('L4 5/5 k3f9'));
    expect(answers).toEqual(['204', '204', '204', '429', '429']);
  });

  test('what there is no room for', async () => {
    await open({}, () => false);
    expect(await send('L4 5/5 k3f9')).toBe('503');
  });
});

describe('slow clients', () => {
  const slow = [
    'POST /receipt HTTP/1.1\r\nHost: room\r\nContent-Length: 13\r\n\r\nL4',
    'POST /receipt HTTP/1.1\r\nHost:',
  ];

  test('are let go', async () => {
    await open({ timeoutMs: 100 });
    for (const answer of await Promise.all(slow.map(raw))) {
      expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
    }
    expect(taken).toEqual([]);
  });

  test('hold up nobody, and neither does closing wait for them', async () => {
    await open({ timeoutMs: 600_000 });
    const waiting = slow.map(raw);
    expect(await send('L4 5/5 k3f9')).toBe('204');
    await room.close();
    await Promise.all(waiting);
  });
});

test('thousands of tags fill a room, and those who are in it go on', async () => {
  const roster = new Roster();
  await open({ maxPerWindow: Infinity }, (receipt) => roster.add(receipt).refused === 0);
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((one) => letters.map((other) => `a2${one}${other}`));
  roster.add(
    tags
      .slice(0, 499)
      .map((tag) => `L1 0/4 run-ends ${tag}`)
      .join('\n'),
  );
  const answers: string[] = [];
  for (const tag of tags.slice(490, 510)) answers.push(await send(`L1 1/4 run-ends ${tag}`));
  expect(answers).toEqual([...Array(10).fill('204'), ...Array(10).fill('503')]);
  expect(roster.people.size).toBe(500);
});
