import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';

// As in lesson 10: name, endpoint and propagators come from the environment.
const sdk = new NodeSDK({ instrumentations: [new UndiciInstrumentation()] });
sdk.start();

// On SIGTERM and SIGINT `service.ts` stops listening, and answers the requests in hand. When
// nothing is left to do, all spans have ended, and this delivers them.
process.once('beforeExit', () => {
  sdk.shutdown().catch(console.error);
});
