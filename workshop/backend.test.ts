import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterEach, expect, test } from 'vitest';
import { root } from './lessons.ts';
import { type as typed } from './testing.ts';

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

interface Backend {
  url: string;
  text(): string;
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `npm run backend` on a free port, without a terminal. */
async function start(env: Record<string, string> = {}): Promise<Backend> {
  const backend = spawn(process.execPath, [join(root, 'workshop', 'start.mjs'), 'backend', '0'], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = backend;
  let text = '';
  for (const stream of [backend.stdout, backend.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const until = /OTEL_EXPORTER_OTLP_ENDPOINT=(\S+)\n/;
  await expect.poll(() => text, { timeout: 20_000 }).toMatch(until);
  return {
    url: text.match(until)![1]!,
    text: () => text,
    async end(signal = 'SIGINT') {
      const closed = once(backend, 'close');
      backend.kill(signal);
      const [code] = await closed;
      return code as number | null;
    },
  };
}

interface Sent {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  service?: string;
}

function send(url: string, spans: Sent[], path = '/v1/traces'): Promise<Response> {
  const resourceSpans = spans.map(({ service, ...span }) => ({
    resource: service
      ? { attributes: [{ key: 'service.name', value: { stringValue: service } }] }
      : {},
    scopeSpans: [
      { spans: [{ startTimeUnixNano: '1000000000', endTimeUnixNano: '1090000000', ...span }] },
    ],
  }));
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
  const backend = await start();
  expect(backend.text()).toContain(`Listening for traces at ${backend.url} (OTLP over HTTP)`);
  await send(backend.url, [drink]);
  await send(backend.url, [order]);
  await expect
    .poll(backend.text, { timeout: 20_000 })
    .toContain('trace 4bf92f35, 2 spans, 2 services\n');
  expect(backend.text()).toMatch(/^counter: POST \/orders +█+ +90\.0 ms$/m);
  expect(backend.text()).toMatch(/^└─ kitchen: POST \/drinks +█+ +90\.0 ms$/m);
  await send(backend.url, [{ ...drink, spanId: '3'.repeat(16), name: 'make latte' }]);
  await expect
    .poll(backend.text, { timeout: 20_000 })
    .toContain('trace 4bf92f35, 3 spans, 1 new, 2 services\n');
  expect(await backend.end()).toBe(0);
  expect(backend.text()).toMatch(/\nReceived 3 spans in 3 requests\.\n$/);
  expect(backend.text()).not.toContain('\x1b');
});

test('what is still waiting is drawn at the end, and a missing parent is named', async () => {
  const backend = await start();
  await send(backend.url, [drink]);
  expect(await backend.end('SIGTERM')).toBe(0);
  expect(backend.text()).toContain(
    'trace 4bf92f35, 1 span, from kitchen\n(parent 1111111111111111 never arrived)\n└─ POST /drinks',
  );
});

test('two interrupts are one: npm passes Ctrl-C on', async () => {
  const backend = await start();
  child!.kill('SIGINT');
  expect(await backend.end('SIGINT')).toBe(0);
});

test('names that would move the cursor, or fill the screen, do neither', async () => {
  const backend = await start();
  await send(backend.url, [
    { ...order, name: 'a\x1b[2Jb\nc' },
    { ...drink, name: 'x'.repeat(1_000_000), service: 'k\x07'.repeat(1000) },
  ]);
  await send(backend.url, [], `/v1/traces/v1/traces?${'%1b'.repeat(500)}`);
  expect(await backend.end()).toBe(0);
  expect(backend.text()).toContain('a\\u{1b}[2Jb\\nc');
  for (const line of backend.text().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
});

test('a service whose name is no text, and times that are none, are drawn', async () => {
  const backend = await start({ FORCE_COLOR: '1' });
  const toString = { key: 'toString', value: { stringValue: 'x' } };
  const name = { key: 'service.name', value: { kvlistValue: { values: [toString] } } };
  const span = { ...order, startTimeUnixNano: '18446744073709551615', endTimeUnixNano: '0' };
  await fetch(`${backend.url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      resourceSpans: [
        {
          resource: { attributes: [name] },
          scopeSpans: [{ spans: [span, { ...drink, endTimeUnixNano: '18446744073709551615' }] }],
        },
      ],
    }),
  });
  expect(await backend.end()).toBe(0);
  expect(backend.text()).toContain('2 spans, from no named service');
});

test('a request that is refused is explained, once', async () => {
  const backend = await start();
  for (let i = 0; i < 3; i++) await send(backend.url, [order], '/v1/traces/v1/traces');
  expect(await backend.end()).toBe(0);
  expect(
    backend.text().match(/Refused: POST \/v1\/traces\/v1\/traces\n {2}the path is doubled/g),
  ).toHaveLength(1);
});

test('a thousand traces at once are not a thousand pictures', async () => {
  const backend = await start();
  const traces = Array.from({ length: 1000 }, (_, i) => ({
    ...order,
    traceId: `aaaaaaaa${String(i).padStart(24, '0')}`,
  }));
  await send(backend.url, traces);
  expect(await backend.end()).toBe(0);
  const drawn = backend.text().match(/^trace a/gm)!.length;
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(30);
  expect(backend.text()).toContain(`… ${1000 - drawn} more traces, not drawn`);
  expect(backend.text()).toContain('Received 1000 spans in 1 request.');
});

test('it ends when nobody reads it any more', async () => {
  const backend = await start();
  const closed = once(child!, 'close');
  child!.stdout!.destroy();
  const timer = setInterval(() => void send(backend.url, [order], '/nowhere').catch(() => {}), 100);
  const [code] = await closed;
  clearInterval(timer);
  expect(code).toBe(0);
});

test.each([[['x']], [['-1']], [['65536']], [['4318', '4319']], [['4318.5']], [['']]])(
  'the words %j are refused in one line',
  async (words) => {
    const { code, output } = await typed(root, ['backend', ...words]);
    expect(code).toBe(2);
    expect(output.split('\n')[0]).toBe(
      `\`npm run backend\` takes a port, not \`${words.join(' ')}\`. For example: npm run backend 4319`,
    );
  },
);

test('a port that is taken is said in one line', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, output } = await typed(root, ['backend', String(port)]);
  server.close();
  expect({ code, output }).toEqual({
    code: 2,
    output: `Something else listens on port ${port} already. Pick another: npm run backend 4318\n`,
  });
});
