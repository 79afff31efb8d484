import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Another company: it knows whether a book is still printed. Takes its time for one of them. */
export async function openPublisher(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async ({ url, headers }, response) => {
    if (url === '/prints/b-1')
      console.log(`The publisher reads: ${headers.baggage ?? 'no baggage'}`);
    await pause(url === '/prints/b-2' ? 150 : 20);
    response.setHeader('connection', 'close').end('still printed');
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
