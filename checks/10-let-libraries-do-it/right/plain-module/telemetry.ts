// The SDK is plain JavaScript, so that it needs no loader: `telemetry.mjs`.
import type { Server } from './service.ts';

export function closeOnSignal(server: Server): void {
  process.once('SIGTERM', () => server.close());
  process.once('SIGINT', () => server.close());
}
