import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshTree, type } from '../dev/fresh-tree.ts';

/** A backend that takes spans only from those who name themselves. */
const tree = freshTree();
const received: string[] = [];
const server = createServer((request, response) => {
  const { 'api-key': key, tenant } = request.headers;
  received.push(`${request.url} ${key} ${tenant}`);
  response.writeHead(key === 'top secret' ? 200 : 401).end();
});
let endpoint = '';

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void (received.length = 0));
afterAll(() => {
  server.close();
  rmSync(tree, { recursive: true });
});

const send = (headers: string) =>
  type(tree, ['lesson', '2'], {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: headers,
  });

test('a backend gets its headers with the spans, and the code of the lesson gets neither', async () => {
  const { output } = await send('api-key=top%20secret, tenant=7');
  expect(output).toContain(`Sent to ${endpoint}: `);
  expect(received).toEqual(['/v1/traces top secret 7']);
  const copy = join(tree, 'work', '02-nested-spans', 'lesson.ts');
  writeFileSync(copy, 'export async function run() { console.log(process.env); }');
  const { output: environment } = await send('api-key=top%20secret');
  expect(environment).not.toContain('secret');
  rmSync(join(tree, 'work'), { recursive: true });
});

test('without its header, the backend says why it refuses', async () => {
  const { output } = await send('');
  expect(output).toMatch(/could not be sent to http\S+: .*(401|Unauthorized)/i);
});

test('headers that are no pairs are refused in one line, which does not repeat them', async () => {
  for (const headers of ['secret', 'api-key: secret', 'api-key=secret%', 'api-key=secret,more']) {
    const { code, output } = await send(headers);
    expect(output.trim()).toMatch(/^OTEL_EXPORTER_OTLP_HEADERS must be pairs such as .*$/);
    expect(output).not.toContain(`${headers}\n`);
    expect(code).toBe(2);
  }
  expect(received).toEqual([]);
});
