/**
 * The parts of a `traceparent` of version 00, as hex digits; `undefined` where it is not valid.
 * https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function parseTraceparent(header: unknown) {
  const [, traceId = '', spanId = '', flags = ''] =
    String(header ?? '').match(/^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/) ?? [];
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return undefined;
  return { traceId, spanId, flags, sampled: (parseInt(flags, 16) & 1) === 1 };
}
