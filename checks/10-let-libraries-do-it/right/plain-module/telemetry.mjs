import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';

const sdk = new NodeSDK({ instrumentations: [[new UndiciInstrumentation({ enabled: true })]] });
sdk.start();

// The server has closed, its requests are answered, and nothing is left to do but this.
process.once('beforeExit', () => void sdk.shutdown().catch(console.error));
