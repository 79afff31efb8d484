import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCounter } from '../../solutions/13-numbers-from-spans/lesson.ts';
import { freeAddress } from '../../solutions/13-numbers-from-spans/service.ts';
import { root } from '../lessons.ts';

/**
 * `npm run test:prometheus`: starts the Prometheus whose binary `PROMETHEUS` names, lets it read the
 * numbers of lesson 13, and asks it for them. Its settings are those of the tree, with the address
 * of the counter in them.
 */
const binary = process.env.PROMETHEUS!;
const scratch = mkdtempSync(join(tmpdir(), 'workshop-prometheus-'));
const metric = 'http_server_request_duration';
const orders = 200;
/** Every fortieth order jams the machine for good. */
const failed = orders / 40;

let counter: Awaited<ReturnType<typeof openCounter>>;
let prometheus: ChildProcess;
let url = '';
let log = '';

describe('a real Prometheus', () => {
  const exporter = new InMemorySpanExporter();

  beforeAll(async () => {
    counter = await openCounter(exporter, await freeAddress());
    const at = await freeAddress();
    url = `http://${at.host}:${at.port}`;
    const target = `${counter.metrics.host}:${counter.metrics.port}`;
    const settings = readFileSync(join(root, 'prometheus.yaml'), 'utf8');
    expect(settings).toContain('host.docker.internal:9464');
    const file = join(scratch, 'prometheus.yaml');
    writeFileSync(file, settings.replace('host.docker.internal:9464', target));
    const args = {
      'config.file': file,
      'storage.tsdb.path': join(scratch, 'data'),
      'web.listen-address': `${at.host}:${at.port}`,
    };
    prometheus = spawn(
      binary,
      Object.entries(args).map(([name, value]) => `--${name}=${value}`),
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    prometheus.on('error', (error) => (log += error.message));
    prometheus.stderr!.setEncoding('utf8').on('data', (text: string) => (log += text));
  });

  afterAll(async () => {
    const ended = new Promise((end) => prometheus.once('close', end));
    if (prometheus.exitCode === null && prometheus.kill()) await ended;
    await counter.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('can read what the counter says', async () => {
    const isReady = () => fetch(`${url}/-/ready`).then(({ ok }) => ok);
    const state = () => isReady().catch(() => log.slice(-2000) || 'nobody answers');
    await expect.poll(state, { timeout: 60_000 }).toBe(true);
    await expect.poll(() => ask('up{job="counter"}'), { timeout: 30_000 }).toEqual([['', 1]]);
  });

  test('has counted each request when it has read again', async () => {
    for (let id = 1; id <= orders; id++) {
      const body = JSON.stringify({ id, drink: 'espresso' });
      await (await fetch(`${counter.url}/orders`, { method: 'POST', body })).text();
    }
    await expect
      .poll(() => ask(`sum(${metric}_count)`), { timeout: 30_000 })
      .toEqual([['', orders]]);
    expect(exporter.getFinishedSpans().length).toBeLessThan(orders);
  });

  test('tells the failed ones from the others', async () => {
    expect(await ask(`sum(${metric}_count{error_type!=""})`)).toEqual([['', failed]]);
    expect(await ask(`sum by (http_response_status_code) (${metric}_count)`)).toEqual([
      ['201', orders - failed],
      ['503', failed],
    ]);
  });

  test('adds the buckets up, and finds the quantile in one of them', async () => {
    expect(await ask(`sum(${metric}_bucket{le="+Inf"})`)).toEqual([['', orders]]);
    const buckets = (await ask(`sum by (le) (${metric}_bucket)`, 'le'))
      .map(([le, count]) => [Number(le.replace('Inf', 'Infinity')), count] as const)
      .sort(([one], [other]) => one - other);
    expect(buckets.length).toBe(15);
    const [[, half] = []] = await ask(`histogram_quantile(0.5, sum by (le) (${metric}_bucket))`);
    const reached = buckets.findIndex(([, count]) => count >= orders / 2);
    expect(half).toBeLessThanOrEqual(buckets[reached]![0]);
    expect(half).toBeGreaterThanOrEqual(buckets[reached - 1]?.[0] ?? 0);
  });

  test('receives no traces', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = '{"resourceSpans":[]}';
    const { status } = await fetch(`${url}/v1/traces`, { method: 'POST', headers, body });
    expect(status).toBe(404);
  });
});

/** What a query finds now: the values of the label that it groups by, with the numbers. */
async function ask(
  query: string,
  label = 'http_response_status_code',
): Promise<[string, number][]> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`);
  const { data } = (await response.json()) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] };
  };
  return data.result
    .map(({ metric: labels, value }): [string, number] => [labels[label] ?? '', Number(value[1])])
    .sort();
}
