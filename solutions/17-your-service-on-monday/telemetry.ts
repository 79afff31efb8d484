import { SpanKind } from '@opentelemetry/api';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { ParentBasedSampler, SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
import { register } from 'node:module';
import { PinoIds } from './pino-ids.ts';
import type { Server } from './service.ts';

// Before anything that is to be patched: under ESM, nothing is patched without this hook.
register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);

/** Asked only where a trace begins. At the start, `@hono/otel` gives `url.full` and no path. */
const withoutHealthChecks: Sampler = {
  shouldSample: (_context, _traceId, _name, kind, attributes) => {
    const url = String(attributes['url.full']);
    const isHealthCheck =
      kind === SpanKind.SERVER && URL.canParse(url) && new URL(url).pathname === '/health';
    return {
      decision: isHealthCheck ? SamplingDecision.NOT_RECORD : SamplingDecision.RECORD_AND_SAMPLED,
    };
  },
};

// What a platform may want to change is in the environment: see `lesson.ts`.
const sdk = new NodeSDK({
  sampler: new ParentBasedSampler({ root: withoutHealthChecks }),
  instrumentations: [new UndiciInstrumentation(), new PinoIds()],
});
sdk.start();

/** Shuts a program down, in order: the server, what is left to do, and the SDK. */
export function closeOnSignal(server: Server, finish = async () => {}): void {
  let closing: Promise<void> | undefined;
  const close = async () => {
    await server.close();
    await finish();
    // A backend that is away must not look like a crash.
    await sdk.shutdown().catch((error) => console.error('spans were lost:', error.message));
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => (closing ??= close()));
}
