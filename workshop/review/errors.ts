import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { perService, type Find } from './hits.ts';
import type { TracedSpan } from './telemetry.ts';
import { share } from './wording.ts';

/** Exceptions on spans that are no errors, and errors that nothing explains. */
export const findErrors: Find = (telemetry) => [
  ...perService(
    telemetry,
    (span) => hasQuietException(span) && !isHandled(span),
    ({ length }, all) => ({
      rule: 'exception-without-error',
      what: `${share(length, all.length)} an exception event, but the status is UNSET, so nothing counts an error.`,
    }),
  ),
  ...perService(
    telemetry,
    (span) => hasQuietException(span) && isHandled(span),
    ({ length }, all) => ({
      rule: 'exception-without-error',
      impact: 'Low',
      what: `${share(length, all.length)} an exception event and the status UNSET. The caller did not fail, so the exception may have been handled.`,
    }),
  ),
  ...perService(telemetry, isUnexplained, ({ length }, all) => ({
    rule: 'error-without-reason',
    what: `${share(length, all.length)} the status ERROR without a message, an exception event or \`error.type\`.`,
  })),
];

/** An exception, and a status that nobody set: OK says that all is well in spite of it. */
function hasQuietException({ span: { events, status } }: TracedSpan): boolean {
  return status.code === SpanStatusCode.UNSET && events.some(({ name }) => name === 'exception');
}

function isHandled({ parent, kind, attributes, span: { events } }: TracedSpan): boolean {
  if (events.some((event) => event.attributes?.['exception.escaped'] === true)) return false;
  const code = Number(attributes['http.response.status_code'] ?? attributes['http.status_code']);
  if (kind === SpanKind.SERVER && code < 500) return true;
  return parent !== undefined && parent.span.status.code !== SpanStatusCode.ERROR;
}

/** Statuses that say what went wrong, each with how it says that all went well. */
const codes: Record<string, (value: string) => boolean> = {
  'http.response.status_code': (value) => Number(value) < 400,
  'http.status_code': (value) => Number(value) < 400,
  'rpc.grpc.status_code': (value) => value === '0',
  'rpc.response.status_code': (value) => value === 'OK',
  'rpc.connect_rpc.error_code': () => false,
  'db.response.status_code': () => false,
};

function isUnexplained({ attributes, span: { status, events } }: TracedSpan): boolean {
  if (status.code !== SpanStatusCode.ERROR || status.message) return false;
  const isSaid = ['error.type', 'exception.type', 'exception.message'].some(
    (key) => attributes[key],
  );
  if (isSaid || events.some(({ name }) => name === 'exception')) return false;
  return !Object.entries(codes).some(
    ([key, isFine]) => key in attributes && !isFine(String(attributes[key])),
  );
}
