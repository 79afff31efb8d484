import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { formatNumber } from '../render/text.ts';
import { perService, type Find } from './hits.ts';
import type { Impact } from './rules.ts';
import { groupBy, type TracedSpan } from './telemetry.ts';
import { share } from './wording.ts';

/** What an exception may mean on a span that is no error, the worst first. */
const meanings: Record<string, { impact?: Impact; means: string }> = {
  unseen: {
    means: 'neither the parent nor a child has the status ERROR, so no error is counted',
  },
  seen: {
    impact: 'Normal',
    means: 'the parent or a child has the status ERROR, so an error is counted there, but not here',
  },
  handled: {
    impact: 'Low',
    means: 'the failure was not passed on, so the exception may have been handled',
  },
};

/** Exceptions on spans that are no errors, and errors that nothing explains. */
export const findErrors: Find = (telemetry) => [
  ...perService(telemetry, hasQuietException, (spans, all) => {
    const groups = groupBy(spans, meaningOf);
    const found = Object.entries(meanings).filter(([meaning]) => groups.has(meaning));
    const sentences = found.map(([meaning, { means }]) => {
      const { length } = groups.get(meaning)!;
      if (spans.length === 1) return `For this span, ${means}.`;
      const which = length === spans.length ? 'all' : formatNumber(length);
      return `For ${which} of these spans, ${means}.`;
    });
    return {
      rule: 'exception-without-error',
      spans: found.flatMap(([meaning]) => groups.get(meaning)!),
      impact: found[0]![1].impact,
      what: `${share(spans.length, all.length)} an exception event and the status UNSET. ${sentences.join(' ')}`,
    };
  }),
  ...perService(telemetry, isUnexplained, ({ length }, all) => ({
    rule: 'error-without-reason',
    what: `${share(length, all.length)} the status ERROR without a message, an exception event or \`error.type\`.`,
  })),
];

function meaningOf(span: TracedSpan): keyof typeof meanings {
  const { parent, children } = span;
  if (parent && isError(parent)) return 'seen';
  if (isHandled(span)) return 'handled';
  return children.some(isError) ? 'seen' : 'unseen';
}

function isError({ span: { status } }: TracedSpan): boolean {
  return status.code === SpanStatusCode.ERROR;
}

/** An exception, and a status that nobody set: OK says that all is well in spite of it. */
function hasQuietException({ span: { events, status } }: TracedSpan): boolean {
  return status.code === SpanStatusCode.UNSET && events.some(({ name }) => name === 'exception');
}

function isHandled({ parent, kind, attributes, span: { events } }: TracedSpan): boolean {
  if (events.some((event) => event.attributes?.['exception.escaped'] === true)) return false;
  const code = Number(attributes['http.response.status_code'] ?? attributes['http.status_code']);
  if (kind === SpanKind.SERVER && code < 500) return true;
  return parent !== undefined && !isError(parent);
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
