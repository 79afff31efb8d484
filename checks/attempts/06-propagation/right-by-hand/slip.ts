import { createTraceState, ROOT_CONTEXT, trace, type Context, type Span } from '@opentelemetry/api';

/** The W3C header without a propagator: every rule of version 00, and nothing else. */
export function read(header: (name: string) => string | undefined): Context {
  const [, traceId = '', spanId = '', flags = ''] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header('traceparent') ?? '') ?? [];
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: parseInt(flags, 16),
    traceState: createTraceState(header('tracestate')),
    isRemote: true,
  });
}

export function write(span: Span): Record<string, string> {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const flags = traceFlags.toString(16).padStart(2, '0');
  return {
    traceparent: `00-${traceId}-${spanId}-${flags}`,
    ...(traceState && { tracestate: traceState.serialize() }),
  };
}
