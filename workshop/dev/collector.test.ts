import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freeAddress } from '../../solutions/13-numbers-from-spans/service.ts';
import { root } from '../lessons.ts';
import { receive, type OtlpServer } from '../otlp/server.ts';
import { readTrace } from './jaeger.ts';
import { SentSpans } from './sent-spans.ts';

/**
 * `npm run test:jaeger`, where `COLLECTOR` is a Collector's binary: sends traces through the
 * configuration of lesson 14, two load balancers in front of two tail samplers in front of Jaeger,
 * and reads them back from there. Nothing but the addresses is changed.
 */
const collector = process.env.COLLECTOR!;
const folder = join(root, 'lessons/14-sampling-at-scale/collector');
const spansOfTrace = 3;
/** The share of `tail-sampler.yaml`. */
const share = 0.01;
const traces = { failed: 100, slow: 100, usual: 5000 };
type Kind = keyof typeof traces;

describe('Collectors with the configuration of lesson 14', () => {
  const started: ChildProcess[] = [];
  /** What each tail sampler has kept. It is sent here and to Jaeger. */
  const receivers: OtlpServer[] = [];
  const kept: Set<string>[] = [];
  const sent: Record<Kind, string[]> = { failed: [], slow: [], usual: [] };
  /** How many spans of a trace Jaeger has. */
  const stored = new Map<string, number>();

  beforeAll(async () => {
    const samplers: string[] = [];
    for (const traceIds of [new Set<string>(), new Set<string>()]) {
      const receiver = await receive((spans) =>
        spans.forEach((span) => traceIds.add(span.spanContext().traceId)),
      );
      receivers.push(receiver);
      kept.push(traceIds);
      const { OTEL_EXPORTER_OTLP_ENDPOINT: jaeger } = process.env;
      const address = await start('tail-sampler.yaml', 'grpc', {
        'exporters::otlphttp/jaeger::endpoint': jaeger,
        'exporters::otlphttp/test::endpoint': receiver.url,
        'service::pipelines::traces::exporters': ['otlphttp/jaeger', 'otlphttp/test'],
      });
      samplers.push(address);
    }
    const resolver = { dns: null, static: { hostnames: samplers } };
    const balancers = [
      await start('balancer.yaml', 'http', { 'exporters::loadbalancing::resolver': resolver }),
      await start('balancer.yaml', 'http', { 'exporters::loadbalancing::resolver': resolver }),
    ] as const;
    for (const kind of Object.keys(traces) as Kind[]) await send(kind, balancers);
    // `decision_wait` is half a minute.
    const inJaeger = async () => (await readTrace(sent.failed[0]!)).length;
    await vi.waitUntil(async () => (await inJaeger()) > 0, { timeout: 120_000, interval: 1000 });
    // Load balancers first. What still waits for its decision is decided now.
    while (started.length > 0) await end(started.pop()!);
    for (const id of Object.values(sent).flat()) stored.set(id, (await readTrace(id)).length);
  }, 300_000);

  afterAll(async () => {
    await Promise.all([...started.map(end), ...receivers.map((receiver) => receiver.close())]);
  });

  /** Starts a Collector and waits until it listens. Returns the address of its receiver. */
  async function start(file: string, protocol: 'http' | 'grpc', settings: object): Promise<string> {
    const addresses = { grpc: await freeAddress(), http: await freeAddress() };
    const { host, port } = addresses[protocol];
    const all = {
      'receivers::otlp::protocols::grpc::endpoint': `${host}:${addresses.grpc.port}`,
      ...(protocol === 'http' && {
        'receivers::otlp::protocols::http::endpoint': `${host}:${port}`,
      }),
      // Its own metrics would need a port as well.
      'service::telemetry::metrics::level': 'none',
      ...settings,
    };
    const args = Object.entries(all).flatMap(([key, value]) => [
      '--config',
      `yaml:${key}: ${JSON.stringify(value)}`,
    ]);
    const child = spawn(collector, ['--config', join(folder, file), ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    started.push(child);
    let log = '';
    child.stderr.setEncoding('utf8');
    for await (const text of child.stderr.iterator({ destroyOnReturn: false })) {
      log += text;
      if (log.includes('Everything is ready')) break;
    }
    child.stderr.resume();
    expect(log).toContain('Everything is ready');
    return `${host}:${port}`;
  }

  /** Sends the first spans of each trace to one load balancer, and the last to the other. */
  async function send(kind: Kind, [one, other]: readonly [string, string]): Promise<void> {
    for (let from = 0; from < traces[kind]; from += 100) {
      const halves = [new SentSpans('1'), new SentSpans('2')] as const;
      const [first, last] = halves.map((half) => half.service('counter'));
      for (let i = from; i < from + 100; i++) {
        // The probabilistic policy expects ids as random as real ones.
        const traceId = createHash('sha256').update(`${kind} ${i}`).digest('hex').slice(0, 32);
        const order = first!('POST /orders', { kind: 'SERVER', in: { traceId, spanId: '' } });
        const drink = first!('make drink', { in: order, ms: [10, 90] });
        last!('serve drink', {
          in: drink,
          ms: kind === 'slow' ? [90, 2500] : [90, 95],
          ...(kind === 'failed' && { status: 'ERROR' }),
        });
        sent[kind].push(traceId);
      }
      const answers = await Promise.all(
        [one, other].map((address, i) =>
          fetch(`http://${address}/v1/traces`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(halves[i]!.request),
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    }
  }

  test.each(['balancer.yaml', 'tail-sampler.yaml'])('%s is valid as it is', (file) => {
    const { stderr, status } = spawnSync(collector, ['validate', '--config', join(folder, file)]);
    expect([status, `${stderr}`]).toEqual([0, '']);
  });

  test.each(['failed', 'slow'] as const)('every %s trace is kept, whole', (kind) => {
    expect(sent[kind].filter((id) => stored.get(id) !== spansOfTrace)).toEqual([]);
  });

  test('one in a hundred of the others is kept, whole', () => {
    const found = sent.usual.filter((id) => stored.get(id)! > 0);
    const deviation = Math.sqrt(traces.usual * share * (1 - share));
    expect(Math.abs(found.length - traces.usual * share)).toBeLessThan(4 * deviation);
    expect(found.filter((id) => stored.get(id) !== spansOfTrace)).toEqual([]);
  });

  test('each trace was decided by one tail sampler, and each of them decided some', () => {
    const [one, other] = kept;
    expect([...one!].filter((id) => other!.has(id))).toEqual([]);
    expect(one!.size).toBeGreaterThan(0);
    expect(other!.size).toBeGreaterThan(0);
  });
});

async function end(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  if (child.exitCode === null && child.kill()) await closed;
}
