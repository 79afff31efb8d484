import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A running service of the bar. */
export interface Service {
  url: string;
  close(): Promise<void>;
}

/** Opens `app` on a free port of this machine. Nothing in here needs to be changed. */
export function listen({ fetch }: Hono): Promise<Service> {
  return new Promise((opened) => {
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      opened({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
}
