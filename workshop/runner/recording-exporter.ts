import type { HrTime } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { setTimeout as pause } from 'node:timers/promises';
import { spanKinds, type Event, type SpanFacts } from './recording.ts';

interface ExporterOptions {
  /** How long a delivery takes, as over a network. Without it spans arrive at once. */
  delayMs?: number;
  /** How long `shutdown` takes: long enough to tell whether it is awaited. */
  closingMs?: number;
  /** Refuse spans after `shutdown`, as a network exporter does. */
  refusesAfterShutdown?: boolean;
  /** Where the spans themselves are kept as well. */
  collected?: ReadableSpan[];
}

/**
 * The exporter that `run` is given: it remembers each span the moment it arrives, and goes on
 * remembering after `shutdown`, which empties the SDK's own `InMemorySpanExporter`.
 * https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-exporter
 */
export class RecordingExporter implements SpanExporter {
  #emit: (event: Event) => void;
  #options: ExporterOptions;
  #deliveries: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(emit: (event: Event) => void, options: ExporterOptions = {}) {
    this.#emit = emit;
    this.#options = options;
  }

  /** The same exporter with other options, for a scenario. */
  with(options: ExporterOptions): RecordingExporter {
    return new RecordingExporter(this.#emit, { ...this.#options, ...options });
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    const { delayMs, refusesAfterShutdown, collected } = this.#options;
    if (this.#closed && refusesAfterShutdown) {
      const error = new Error('the exporter is shut down');
      return done({ code: ExportResultCode.FAILED, error });
    }
    const event: Event = { type: 'export', spans: spans.map(spanFacts) };
    const arrive = () => {
      this.#emit(event);
      collected?.push(...spans);
      done({ code: ExportResultCode.SUCCESS });
    };
    if (!delayMs) return arrive();
    this.#deliveries = Promise.all([this.#deliveries, pause(delayMs).then(arrive)]);
  }

  async forceFlush(): Promise<void> {
    await this.#deliveries;
  }

  /** Takes its time, as closing a connection would. */
  async shutdown(): Promise<void> {
    this.#closed = true;
    await this.#deliveries;
    await pause(this.#options.closingMs ?? 0);
    this.#emit({ type: 'shutdown' });
  }
}

/** What a recording says of a span that reached an exporter. */
export function spanFacts(span: ReadableSpan): SpanFacts {
  const { spanId, traceId } = span.spanContext();
  const { parentSpanContext: parent, name, kind, attributes, status, resource } = span;
  const service = resource.attributes['service.name'] ?? '';
  return {
    id: spanId,
    traceId,
    parentId: parent?.spanId,
    remoteParent: parent?.isRemote ?? false,
    name,
    kind: spanKinds[kind],
    startMs: milliseconds(span.startTime),
    endMs: milliseconds(span.endTime),
    service: typeof service === 'object' ? '' : String(service),
    resource: resource.attributes,
    scope: span.instrumentationScope.name,
    attributes,
    events: span.events.map(({ name: what, attributes: said = {}, time }) => {
      return { name: what, attributes: said, ms: milliseconds(time) };
    }),
    links: span.links.map(({ context: { traceId, spanId, traceFlags }, attributes: said = {} }) => {
      return { traceId, spanId, traceFlags, attributes: said };
    }),
    status: (['UNSET', 'OK', 'ERROR'] as const)[status.code],
    statusMessage: status.message,
  };
}

function milliseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1000 - performance.timeOrigin + nanoseconds / 1e6;
}
