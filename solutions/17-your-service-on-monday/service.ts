import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What `listen` gives back. */
export interface Server {
  /** Stops new requests. Resolves when those in progress have been answered. */
  close(): Promise<void>;
}

/**
 * Starts the server of a program. Nothing in here knows about OpenTelemetry, and nothing in here
 * needs to be changed.
 */
export function listen({ fetch }: Hono): Server {
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    tell({ open: `http://127.0.0.1:${port}` }),
  );
  const inHand = new Set<ServerResponse>();
  server.on('request', (_: IncomingMessage, response: ServerResponse) => {
    inHand.add(response);
    response.once('close', () => inHand.delete(response));
  });
  let closed: Promise<void> | undefined;
  const close = () => {
    say('takes no more requests');
    // A client that keeps its connection for later would keep the server open.
    for (const response of inHand)
      if (!response.headersSent) response.setHeader('connection', 'close');
    return new Promise<void>((done) => server.close(() => done()));
  };
  return { close: () => (closed ??= close()) };
}

const addresses = new Promise<Record<string, string>>((known) => process.once('message', known));
// Waiting for a message from `lessons/programs.ts` does not keep the program running.
process.channel?.unref();

/** Where another service listens. In production the platform tells you. */
export async function addressOf(service: string): Promise<string> {
  return (await addresses)[service]!;
}

// Windows has no signals to send.
process.on('message', (message) => {
  if (message !== 'SIGTERM' && message !== 'SIGINT') return;
  // If nothing listens, the signal ends the program at once, as on other systems.
  if (!process.emit(message, message)) process.kill(process.pid, message);
});
process.channel?.unref();

// The workshop learns from `lessons/programs.ts` what happens in a program.
subscribe('http.server.request.start', (message) => {
  const { method, url, headers } = (message as { request: IncomingMessage }).request;
  say(`${method} ${url} traceparent: ${headers.traceparent ?? 'nothing'}`);
});
subscribe('undici:request:create', (message) => {
  say(`calls ${(message as { request: { path: string } }).request.path}`);
});

function say(what: string): void {
  tell({ news: { type: 'said', what, order: 0 } });
}

function tell(message: object): void {
  process.send?.(message);
}
