import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';

const sdk = new NodeSDK({ instrumentations: [[new UndiciInstrumentation({ enabled: true })]] });
sdk.start();

process.on('SIGTERM', async () => {
  await sdk.shutdown().catch(console.error);
  process.exit();
});
