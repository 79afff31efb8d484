import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What `listen` gives back. */
export interface Server {
  /** Takes no more requests. Resolves when every request in hand has its answer. */
  close(): Promise<void>;
}

/**
 * The inside of a program: it listens, it can be closed, and it knows where the others are.
 * Nothing in here knows about OpenTelemetry, and nothing in here needs to be changed.
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
// What `lessons/programs.ts` has to say is no reason for a program to go on.
process.channel?.unref();

/** Where another service listens. In production the platform knows that. */
export async function addressOf(service: string): Promise<string> {
  return (await addresses)[service]!;
}

// Windows has no signals to send.
process.on('message', (message) => {
  if (message !== 'SIGTERM' && message !== 'SIGINT') return;
  // Where nothing listens, it ends the program at once, as elsewhere.
  if (!process.emit(message, message)) process.kill(process.pid, message);
});
process.channel?.unref();

// The workshop learns from `lessons/programs.ts` what happens in a program.
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
