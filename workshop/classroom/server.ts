import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { receiptsIn, receiptText } from '../checking/receipt.ts';
import { whyForeign } from '../otlp/guard.ts';
import { readBody, RefusedError } from '../otlp/http.ts';

export interface RoomOptions {
  /** The address of this machine on which it listens: all of them by default. */
  host?: string;
  /** The time that a sender has for one receipt; 5 seconds by default. */
  timeoutMs?: number;
  /** How many receipts one address may send in `windowMs`. */
  maxPerWindow?: number;
  windowMs?: number;
}

const maxBytes = 200;

/**
 * Takes receipts over HTTP from the network: `POST /receipt`, one receipt as text. `take` gets each
 * one as a line that has been validated, and says whether there was room for it. Nothing of what is
 * sent is repeated. Rejects where the port is taken.
 */
export async function listenForReceipts(
  port: number,
  take: (receipt: string) => boolean,
  { host = '0.0.0.0', timeoutMs = 5000, maxPerWindow = 30, windowMs = 10_000 }: RoomOptions = {},
) {
  let windowBegan = Date.now();
  const counts = new Map<string, number>();

  /** Whether this address has sent too much lately. */
  function isTooMuch({ socket }: IncomingMessage): boolean {
    if (Date.now() - windowBegan > windowMs) {
      windowBegan = Date.now();
      counts.clear();
    }
    const count = (counts.get(socket.remoteAddress ?? '') ?? 0) + 1;
    counts.set(socket.remoteAddress ?? '', count);
    return count > maxPerWindow;
  }

  async function statusOf(request: IncomingMessage): Promise<number> {
    if (request.url !== '/receipt') return 404;
    if (request.method !== 'POST') return 405;
    if (whyForeign(request, true)) return 403;
    if (isTooMuch(request)) return 429;
    const text = (await readBody(request, maxBytes)).toString();
    const [receipt, ...more] = receiptsIn(text);
    if (!receipt || more.length > 0 || receiptText(receipt) !== text.trim()) return 400;
    return take(receiptText(receipt)) ? 204 : 503;
  }

  const limits = {
    requestTimeout: timeoutMs,
    headersTimeout: timeoutMs,
    connectionsCheckingInterval: timeoutMs / 5,
  };
  const server = createServer(limits, async (request, response) => {
    const status = await statusOf(request).catch((error: Error) =>
      error instanceof RefusedError ? error.status : 400,
    );
    // What has not been read yet is not waited for.
    response.writeHead(status, { connection: 'close' }).end();
  });
  server.maxConnections = 200;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}
