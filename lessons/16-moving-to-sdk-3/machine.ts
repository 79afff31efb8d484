/** The machine maker's library. A library uses only the API, so it knows no provider. */
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
import { sendToMachine, type Order } from '#bar';

export async function pullShot(order: Order): Promise<void> {
  const tracer = trace.getTracer('espresso-machine');
  await tracer.startActiveSpan('POST /shots', { kind: SpanKind.CLIENT }, async (span) => {
    const headers: Record<string, string> = {};
    propagation.inject(context.active(), headers);
    await sendToMachine(order, headers);
    span.end();
  });
}
