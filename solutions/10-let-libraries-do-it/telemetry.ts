import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { Server } from './service.ts';

// Name and endpoint come from the environment, so this file serves every program.
const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
sdk.start();

/** Shuts any program down. The order matters: the last request still makes spans. */
export function closeOnSignal(server: Server): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      await server.close();
      await sdk.shutdown().catch(console.error);
    });
  }
}
