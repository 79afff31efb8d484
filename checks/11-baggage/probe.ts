/**
 * The check loads this into both programs, before their own files. It tells which baggage is in
 * the context of each request that they send, and the headers and the body of each that they get.
 */
import { context, propagation, ROOT_CONTEXT, trace, TraceFlags } from '@opentelemetry/api';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Got, Sent } from './scenarios.ts';

subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: IncomingMessage };
  const { method, url, headers } = request;
  tell({ got: { route: `${method} ${url}`, headers } });
  // A listener for `data` would take the body from the program.
  const push = request.push.bind(request);
  let body = '';
  request.push = (chunk: Buffer | null, encoding) => {
    if (chunk) body += String(chunk);
    else tell({ body });
    return push(chunk, encoding);
  };
});

subscribe('undici:request:create', (message) => {
  const { method, origin, path } = (message as { request: Record<string, string> }).request;
  // The SDK's own requests are of no interest.
  if (path!.startsWith('/v1/')) return;
  const entries = propagation.getActiveBaggage()?.getAllEntries() ?? [];
  const baggage = Object.fromEntries(entries.map(([name, { value }]) => [name, value]));
  tell({ sent: { route: `${method} ${path}`, to: String(origin), baggage, written: written() } });
});

/** The headers that the registered propagators write, whatever is active. */
function written(): string[] {
  const headers = {};
  const span = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: TraceFlags.SAMPLED };
  const baggage = propagation.createBaggage({ any: { value: 'thing' } });
  const here = trace.setSpanContext(ROOT_CONTEXT, span);
  context.with(here, () => propagation.inject(propagation.setBaggage(here, baggage), headers));
  return Object.keys(headers);
}

function tell(seen: { got?: Omit<Got, 'by'>; sent?: Omit<Sent, 'by'>; body?: string }): void {
  process.send?.({ seen });
}
