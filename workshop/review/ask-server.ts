import { UsageError } from '../lessons.ts';
import type { Review } from './review.ts';

const defaultPort = 4318;
/** A review of all the traces that a server keeps may take seconds, a look at one file does not. */
const [reviewMs, lookMs] = [30_000, 1000];

/**
 * Asks the server of `npm start` on a port.
 * @throws UsageError where there is none
 */
export async function askServer(port: number): Promise<Review> {
  const where = `127.0.0.1:${port}`;
  const start = port === defaultPort ? 'npm start' : `npm start ${port}`;
  if (port < 1 || port > 65_535) throw new UsageError(`${port} is not a port.`);
  const found: unknown = await get(port, '/review.json', reviewMs).then(
    (response) => (response.ok ? response.json().catch(() => undefined) : undefined),
    ({ cause, message }) => {
      if (cause?.code !== 'ECONNREFUSED')
        throw new UsageError(`${where} did not answer: ${message}`);
      throw new UsageError(`Nothing listens on ${where}. Start the server first: ${start}`);
    },
  );
  if (!isReview(found)) {
    throw new UsageError(
      `The program that listens on ${where} has no review. Is it the server of \`${start}\`?`,
    );
  }
  return found;
}

/**
 * Asks the first of these ports on which the server of `npm start` listens: it takes the next free
 * one where a port is taken.
 * @throws UsageError about the first port, where there is none
 */
export async function askFirst(ports: number[]): Promise<{ port: number; review: Review }> {
  const looks = await Promise.all(ports.map(looksLikeOurs));
  for (const port of ports.filter((_, i) => looks[i])) {
    const review = await askServer(port).catch(() => undefined);
    if (review) return { port, review };
  }
  const [first = defaultPort] = ports;
  return { port: first, review: await askServer(first) };
}

/** Whether the picture of the page is there. */
async function looksLikeOurs(port: number): Promise<boolean> {
  try {
    const response = await get(port, '/assets/cup.svg', lookMs);
    await response.body?.cancel();
    return response.ok && response.headers.get('content-type') === 'image/svg+xml';
  } catch {
    return false;
  }
}

function get(port: number, path: string, timeoutMs: number): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(timeoutMs) });
}

function isReview(found: unknown): found is Review {
  const { services, findings } = (found ?? {}) as Partial<Review>;
  return Array.isArray(services) && Array.isArray(findings);
}
