import type { Address } from './service.ts';

interface Guest {
  method: string;
  path: string;
  body?: string;
}

/** A thousand orders, fifty guests who ask where theirs is, and somebody who tries out paths. */
const day: Guest[] = [
  ...Array.from({ length: 1000 }, (_, i) => order(i + 1, i % 25 === 24 ? 'mocha' : 'espresso')),
  ...Array.from({ length: 50 }, (_, i) => ({ method: 'GET', path: `/orders/${i * 10 + 1}` })),
  ...['/admin', '/login.php', '/.env', '/wp-login.php', '/backup.zip'].map((path) => ({
    method: 'GET',
    path,
  })),
];

function order(id: number, drink: string): Guest {
  return { method: 'POST', path: '/orders', body: JSON.stringify({ id, drink }) };
}

/** Serves all the guests of a day, twenty at a time. Nothing in here needs to be changed. */
export async function serveGuests(url: string): Promise<void> {
  const guests = day.values();
  let [orders, failed] = [0, 0];
  const queue = async () => {
    for (const { method, path, body } of guests) {
      const response = await fetch(`${url}${path}`, { method, body });
      await response.text();
      if (method === 'POST') orders++;
      if (response.status >= 500) failed++;
    }
  };
  await Promise.all(Array.from({ length: 20 }, queue));
  console.log(
    `The guests gave ${orders.toLocaleString('en')} orders, and ${failed} of them failed.`,
  );
}

const metric = 'http_server_request_duration';

/** Reads the numbers as Prometheus would, and prints what is there. */
export async function readNumbers({ host, port }: Address): Promise<void> {
  const headers = { connection: 'close' };
  const answer = await fetch(`http://${host}:${port}/metrics`, { headers }).catch(() => undefined);
  if (!answer) return console.log('At /metrics: nobody answers.');
  const text = await answer.text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${metric}_count`));
  console.log(`At /metrics: ${lines.length} series of ${metric}.`);
  const series = lines.map(seriesOf).sort((a, b) => b.count - a.count);
  for (const { count, says } of series.slice(0, 6))
    console.log(`${`${count}`.padStart(6)}  ${says}`);
  if (series.length > 6) console.log('        …');
  const [half, most] = [0.5, 0.99].map((share) => quantile(share, text));
  if (half && most) console.log(`Half of them took at most ${half} s, and 99 % at most ${most} s.`);
}

/** A line of the text: how many requests, and what the labels say. */
function seriesOf(line: string): { count: number; says: string } {
  const labels = new Map(
    Array.from(line.matchAll(/(\w+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
  );
  const words = [];
  for (const name of ['http_request_method', 'http_route', 'http_response_status_code']) {
    words.push(labels.get(name) ?? '');
    labels.delete(name);
  }
  for (const [name, value] of labels) {
    if (!/^otel_scope|^url_scheme$/.test(name) && value) words.push(`${name}="${value}"`);
  }
  const says = words.filter(Boolean).join(' ') || '(no attributes)';
  return { count: Number(line.split(' ').at(-1)), says };
}

/** The boundary of the bucket that reaches this share of all requests. It is not more exact. */
function quantile(share: number, text: string): string | undefined {
  const buckets = new Map<string, number>();
  for (const [, bound = '', count] of text.matchAll(
    new RegExp(`^${metric}_bucket.*le="([^"]+)".* (\\d+)$`, 'gm'),
  )) {
    buckets.set(bound, (buckets.get(bound) ?? 0) + Number(count));
  }
  const all = buckets.get('+Inf') ?? 0;
  return [...buckets].find(([, count]) => count >= share * all)?.[0];
}
