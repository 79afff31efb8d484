import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';

/**
 * The inside of a program: it listens, it knows where the others are, and it stops when it is
 * told to. Nothing in here knows about OpenTelemetry, and nothing in here needs to be changed.
 */
export function listen({ fetch }: Hono): void {
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    tell({ open: `http://127.0.0.1:${port}` }),
  );
  // No more requests are taken. Those in hand are answered, and then their connections are closed.
  const stop = () => {
    server.close();
    setInterval(() => (server as Server).closeIdleConnections(), 100).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const addresses = new Promise<Record<string, string>>((known) => process.once('message', known));
// What `programs.ts` has to say is no reason for a program to go on.
process.channel?.unref();

/** Where another service listens. In production the platform knows that. */
export async function addressOf(service: string): Promise<string> {
  return (await addresses)[service]!;
}

// Windows has no SIGTERM to send.
process.on('message', (message) => message === 'SIGTERM' && process.emit('SIGTERM', 'SIGTERM'));
process.channel?.unref();

// What happens in a program, the workshop hears of through `programs.ts`.
subscribe('coffee-bar', (news) => tell({ news }));
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
