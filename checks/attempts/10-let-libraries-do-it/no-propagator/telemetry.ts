import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';

// Name and endpoint come from the environment, so this file serves every program.
const sdk = new NodeSDK({
  textMapPropagator: null,
  instrumentations: [new UndiciInstrumentation()],
});
sdk.start();

process.once('SIGTERM', () => {
  sdk.shutdown().catch(console.error);
});
