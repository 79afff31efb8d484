import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterEach, expect, test } from 'vitest';
import { root } from '../lessons.ts';
import { type as typed } from '../dev/fresh-tree.ts';
import { main } from './backend.ts';

let child: ChildProcess | undefined;
let text = '';
let url = '';

afterEach(() => {
  child?.kill('SIGKILL');
});

/** Starts `npm run backend` on a free port, without a terminal. */
async function start(env: Record<string, string> = {}): Promise<void> {
  child = spawn(process.execPath, [join(root, 'workshop', 'cli.mjs'), 'backend', '0'], {
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const until = /OTEL_EXPORTER_OTLP_ENDPOINT=(\S+)\n/;
  await printed(until);
  url = text.match(until)![1]!;
}

function printed(what: RegExp): Promise<void> {
  return expect.poll(() => text, { timeout: 20_000 }).toMatch(what);
}

/** Interrupts it, and waits until it has ended well. */
async function end(signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
  const closed = once(child!, 'close');
  child!.kill(signal);
  expect((await closed)[0]).toBe(0);
}

interface Sent {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  service?: string | object;
  startTimeUnixNano?: string;
  endTimeUnixNano?: string;
}

function send(spans: Sent[], path = '/v1/traces'): Promise<Response> {
  const resourceSpans = spans.map(({ service, ...span }) => {
    const value = typeof service === 'string' ? { stringValue: service } : service;
    const times = { startTimeUnixNano: '1000000000', endTimeUnixNano: '1090000000' };
    return {
      resource: service ? { attributes: [{ key: 'service.name', value }] } : {},
      scopeSpans: [{ spans: [{ ...times, ...span }] }],
    };
  });
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans }),
  });
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const order = { traceId, spanId: '1'.repeat(16), name: 'POST /orders', service: 'counter' };
const drink = {
  traceId,
  spanId: '2'.repeat(16),
  parentSpanId: order.spanId,
  name: 'POST /drinks',
  service: 'kitchen',
};

test('a trace of two services is drawn when it has come, and again when more of it comes', async () => {
  await start();
  expect(text).toContain(`Listening for traces at ${url} (OTLP over HTTP)`);
  await send([drink]);
  await send([order]);
  await printed(/^trace 4bf92f35, 2 spans, 2 services$/m);
  expect(text).toMatch(/^counter: POST \/orders +█+ +90\.0 ms$/m);
  expect(text).toMatch(/^└─ kitchen: POST \/drinks +█+ +90\.0 ms$/m);
  await send([{ ...drink, spanId: '3'.repeat(16), name: 'make latte' }]);
  await printed(/^trace 4bf92f35, 3 spans, 1 new, 2 services$/m);
  await end('SIGTERM');
  expect(text).toMatch(/\nReceived 3 spans in 3 requests\.\n$/);
  expect(text).not.toContain('\x1b');
});

test('what is still waiting is drawn at the end, also when npm passes Ctrl-C on a second time', async () => {
  await start();
  await send([drink]);
  child!.kill('SIGINT');
  await end();
  expect(text).toContain(
    'trace 4bf92f35, 1 span, from kitchen\n(parent 1111111111111111 never arrived)\n└─ POST /drinks',
  );
});

test('names that would move the cursor, or fill the screen, do neither', async () => {
  await start();
  await send([
    { ...order, name: 'a\x1b[2Jb\nc' },
    { ...drink, name: 'x'.repeat(1_000_000), service: 'k\x07'.repeat(1000) },
  ]);
  await send([], `/v1/traces/v1/traces?${'%1b'.repeat(500)}`);
  await end();
  expect(text).toContain('a\\u{1b}[2Jb\\nc');
  for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
});

test('a service whose name is no text, and times that are none, are drawn; a refusal is explained once', async () => {
  await start({ FORCE_COLOR: '1' });
  const toString = { key: 'toString', value: { stringValue: 'x' } };
  const service = { kvlistValue: { values: [toString] } };
  const [never, ever] = ['0', '18446744073709551615'];
  await send([
    { ...order, service, startTimeUnixNano: ever, endTimeUnixNano: never },
    { ...drink, service, endTimeUnixNano: ever },
  ]);
  for (let i = 0; i < 3; i++) await send([order], '/v1/traces/v1/traces');
  await end();
  expect(text).toContain('2 spans, from a service without a name');
  const refused = /Refused: POST \/v1\/traces\/v1\/traces\n {2}the path is doubled/g;
  expect(text.match(refused)).toHaveLength(1);
});

test('a thousand traces at once are not a thousand pictures', async () => {
  await start();
  const traceId = (i: number) => `aaaaaaaa${String(i).padStart(24, '0')}`;
  await send(Array.from({ length: 1000 }, (_, i) => ({ ...order, traceId: traceId(i) })));
  await end();
  const drawn = text.match(/^trace a/gm)!.length;
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(30);
  expect(text).toContain(`… ${1000 - drawn} more traces, not drawn`);
  expect(text).toContain('Received 1000 spans in 1 request.');
});

test('it ends when nobody reads it any more', async () => {
  await start();
  const closed = once(child!, 'close');
  child!.stdout!.destroy();
  const timer = setInterval(() => void send([order], '/nowhere').catch(() => {}), 100);
  const [code] = await closed;
  clearInterval(timer);
  expect(code).toBe(0);
});

const advice = (words: string) =>
  `\`npm run backend\` takes a port number or \`details\` or \`network\`, not \`${words}\`. For example: npm run backend 4319`;

test.each([[['x']], [['-1']], [['65536']], [['4318', '4319']], [['4318.5']], [['']]])(
  'the words %j are refused',
  async (words) => {
    await expect(main(words)).rejects.toThrow(advice(words.join(' ')));
  },
);

test('a word that is no port, and a port that is taken, are refused in one line', async () => {
  const word = await typed(root, ['backend', 'x']);
  expect({ code: word.code, said: word.output.split('\n')[0] }).toEqual({
    code: 2,
    said: advice('x'),
  });

  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const taken = await typed(root, ['backend', String(port)]);
  server.close();
  expect(taken).toMatchObject({
    code: 2,
    output: `Another program is already listening on port ${port}. Choose another: npm run backend 4318\n`,
  });
});
