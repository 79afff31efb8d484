import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Types `npm start` in a tree, and waits until it says where it is. */
export async function startPage(tree: string, port = '0') {
  const child = spawn(process.execPath, [join(tree, 'workshop', 'cli.mjs'), 'start', port], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH },
  });
  let said = '';
  const url = await new Promise<string>((open, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const [, address] = said.match(/OTEL_EXPORTER_OTLP_ENDPOINT=(\S+)\n/) ?? [];
      if (address) open(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => fail(new Error(`It ended before it was open:\n${said}`)));
  });
  return {
    url,
    /** What it has printed so far. */
    said: () => said,
    /** Interrupts it; resolves with its exit code. */
    async stop(): Promise<number | null> {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      return (await ended)[0];
    },
  };
}

let digits = 0;
const nextId = (bytes: number) => (++digits).toString(16).padStart(2 * bytes, '0');

/** A span in OTLP's JSON, `ms` long from `at` on. */
export function span(name: string, { at = 0, ms = 10, parent = '', trace = '', ...more } = {}) {
  const begin = 1_700_000_000_000_000_000n + BigInt(Math.round(at * 1e6));
  return {
    traceId: trace || nextId(16),
    spanId: nextId(8),
    parentSpanId: parent,
    name,
    kind: 1,
    startTimeUnixNano: String(begin),
    endTimeUnixNano: String(begin + BigInt(Math.round(ms * 1e6))),
    ...more,
  };
}

/** Attributes in OTLP's JSON. */
export function attributes(values: Record<string, string>) {
  return Object.entries(values).map(([key, value]) => ({ key, value: { stringValue: value } }));
}

/** Sends spans of one service to the page. */
export async function send(url: string, service: string, ...spans: object[]): Promise<number> {
  const resource = { attributes: attributes({ 'service.name': service }) };
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/v1/traces`, { method: 'POST', headers, body })).status;
}
