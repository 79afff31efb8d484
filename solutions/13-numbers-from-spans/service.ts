import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { createServer } from 'node:net';

/** A running service of the bar. */
export interface Service {
  url: string;
  close(): Promise<void>;
}

/** Where something listens. */
export interface Address {
  host: string;
  port: number;
}

/** Opens `app` on a free port of this machine. Nothing in here needs to be changed. */
export function listen({ fetch }: Pick<Hono, 'fetch'>): Promise<Service> {
  return new Promise((opened) => {
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      opened({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
}

/**
 * An address on this machine that is free now. `PrometheusExporter` takes port 0 to mean "no port",
 * so it cannot choose one itself. Systems give the ports above 32,000 to clients.
 */
export async function freeAddress(): Promise<Address> {
  const address = { host: '127.0.0.1', port: 11_000 + Math.floor(Math.random() * 20_000) };
  return (await isFree(address)) ? address : freeAddress();
}

function isFree(address: Address): Promise<boolean> {
  return new Promise((known) => {
    const server = createServer();
    server.once('error', () => known(false));
    server.listen(address, () => server.close(() => known(true)));
  });
}
