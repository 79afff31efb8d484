import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SentSpans } from '../dev/sent-spans.ts';
import { type as typed } from '../dev/fresh-tree.ts';
import { root } from '../lessons.ts';
import { openPage } from '../page/server.ts';
import { review } from '../review/review.ts';
import { main } from './review.ts';

let folder: string;
let said: string;
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  said = '';
  vi.spyOn(console, 'log').mockImplementation((text) => (said += `${text}\n`));
  vi.spyOn(console, 'error').mockImplementation((text) => (said += `${text}\n`));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

function file(content: string | Buffer, name = 'traces.json'): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const ids = new SentSpans();

function traces(service = 'counter', attributes = {}) {
  const sent = new SentSpans(ids.newId(8));
  sent.service(service)('GET /', { kind: 'SERVER', attributes });
  return sent;
}

/** Answers on a free port, whatever it is asked, or as a page with a cup. */
async function listen(status: number, body: string, isPage = false): Promise<string> {
  const server = createServer(({ url }, response) => {
    const isCup = isPage && url === '/assets/cup.svg';
    if (isCup) response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>');
    else response.writeHead(status).end(body);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return String((server.address() as AddressInfo).port);
}

/** A port on which nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

const json = JSON.stringify(traces().request);
const pretty = JSON.stringify(traces().request, null, 2);
const metrics = JSON.stringify({ resourceMetrics: [] });

test.each<[string, string | Buffer, number]>([
  ['one request', json, 1],
  ['one request on many lines', pretty, 1],
  [
    'a request on each line',
    `${json}\n${metrics}\n\n${JSON.stringify(traces('till').request)}\n`,
    2,
  ],
  ['packed with gzip', gzipSync(`${json}\n`), 1],
])('a file is reviewed: %s', async (_, content, count) => {
  expect(await main([file(content)])).toBe(0);
  expect(said).toContain(`from ${count} service`);
  expect(said).toContain('No findings.');
});

test('a last line that is still being written is left out', async () => {
  expect(await main([file(`${json}\n{"resourceSp`)])).toBe(0);
  expect(said).toContain('Some spans were left out: the last line is not complete');
});

test('a critical finding is exit 1, and spans that are left out are mentioned', async () => {
  const { resourceSpans } = traces('counter', { password: 'hunter2' }).request;
  const broken = { scopeSpans: [{ spans: [{ traceId: 'x', name: 'bad' }] }] };
  expect(await main([file(JSON.stringify({ resourceSpans: [...resourceSpans, broken] }))])).toBe(1);
  expect(said).toContain('Some spans were left out: 1 not kept: span `bad`: the trace id must be');
  expect(said).toContain('Critical: A recorded value looks like a secret');
  expect(said).not.toContain('hunter2');
});

test.each<[string, string, string]>([
  ['no JSON', 'hello', 'is not OTLP/JSON: not JSON'],
  ['other JSON', '{"a": 1}', 'is not OTLP/JSON: it has no `resourceSpans`'],
  ['a list', '[]', 'is not OTLP/JSON: request: expected an object'],
  ['a line that is cut', `${json}\n{"resourceSp\n${json}`, 'line 2, is not OTLP/JSON'],
  ['wrong types', '{"resourceSpans": {}}', 'request.resourceSpans: expected an array'],
  ['metrics only', metrics, 'has no spans'],
  ['nothing', '', 'has no spans'],
])('a file is refused: %s', async (_, content, why) => {
  const refused = main([file(content)]);
  await expect(refused).rejects.toThrow(why);
  await expect(refused).rejects.toThrow(/^[^\n]*$/);
});

test('without a file, and with two, it says so', async () => {
  await expect(main([join(folder, 'none.json')])).rejects.toThrow('There is no file');
  await expect(main([folder])).rejects.toThrow('cannot be read');
  await expect(main(['a.json', 'b.json'])).rejects.toThrow(
    'takes one file or one port, and `important`. For example: npm run review 4319',
  );
});

test('the review of a server is printed, by its port', async () => {
  const reviewed = review(traces('counter', { 'db.password': 'hunter2' }).received);
  const port = await listen(200, JSON.stringify(reviewed));
  expect(await main([port])).toBe(1);
  expect(said).toContain('Review of 1 span in 1 trace from 1 service');
});

test.each<[string, number, string[]]>([
  ['important', 1, ['important']],
  ['important, before', 1, ['important', 'FILE']],
  ['nothing', 0, []],
])('an important finding is exit 1 with a word: %s', async (_, code, words) => {
  const traces = new SentSpans();
  for (const _ of [1, 2]) traces.service('counter')('GET', { kind: 'CLIENT' });
  const name = file(JSON.stringify(traces.request));
  const args = words.includes('FILE') ? ['important', name] : [name, ...words];
  expect(await main(args)).toBe(code);
  expect(said).toContain('Important: Root spans are CLIENT spans');
});

test('a normal finding is exit 0, with the word as well', async () => {
  const traces = new SentSpans();
  traces.service('counter')('GET', { kind: 'CLIENT' });
  expect(await main([file(JSON.stringify(traces.request)), 'important'])).toBe(0);
  expect(said).toContain('Normal: Root spans are CLIENT spans');
});

describe('without a port', () => {
  const body = JSON.stringify(review(traces().received));
  const ask = (...ports: string[]) => main([], ports.map(Number));

  test('the first one is read, if it has a review', async () => {
    expect(await ask(await listen(200, body, true), await listen(200, body, true))).toBe(0);
    expect(said).toMatch(/^Review of 1 span/);
  });

  test('the first that is ours is read, and named', async () => {
    const [taken, other] = [await listen(404, ''), await listen(200, body)];
    const ours = await listen(200, body, true);
    expect(await ask(taken, await closedPort(), other, ours)).toBe(0);
    expect(said).toContain(
      `127.0.0.1:${taken} has no review, so this is the one from 127.0.0.1:${ours}.\n\nReview of`,
    );
  });

  test('the page of the workshop is told as ours', async () => {
    const page = await openPage({ port: 0 });
    try {
      expect(await ask(await listen(404, ''), new URL(page.url).port)).toBe(0);
    } finally {
      await page.close();
    }
    expect(said).toContain('has no review, so this is the one from');
  });

  test('where there is none, the first one is what is said', async () => {
    const [taken, other] = [await listen(404, ''), await listen(200, body)];
    const closed = await closedPort();
    await expect(ask(taken, closed, other)).rejects.toThrow(
      `The program that listens on 127.0.0.1:${taken} has no review.`,
    );
    await expect(ask(closed, taken)).rejects.toThrow(`Nothing listens on 127.0.0.1:${closed}.`);
  });
});

test.each([
  [404, '{}'],
  [200, '{}'],
  [200, 'hello'],
  [200, 'null'],
])('another server is told from ours: %d %s', async (status, body) => {
  const port = await listen(status, body);
  await expect(main([port])).rejects.toThrow(
    `has no review. Is it the server of \`npm start ${port}\``,
  );
});

test('where nobody listens, and where a word is no port, one line says so', async () => {
  const port = await closedPort();
  const { code, output } = await typed(root, ['review', port]);
  expect({ code, output }).toEqual({
    code: 2,
    output: `Nothing listens on 127.0.0.1:${port}. Start the server first: npm start ${port}\n`,
  });
  await expect(main(['70000'])).rejects.toThrow('70000 is not a port.');
  await expect(main(['0'])).rejects.toThrow('0 is not a port.');
});
