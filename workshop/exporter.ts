import type { HrTime } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { spanKinds, type Event } from './recording.ts';

export interface ExporterOptions {
  /** Milliseconds that a delivery takes, as over a network. Without it spans arrive at once. */
  delay?: number;
  /** Refuse spans after `shutdown`, as a network exporter does. */
  closes?: boolean;
  /** Keep the spans themselves as well, in `spans`. */
  keeps?: boolean;
}

/**
 * The exporter that `run` is given: it remembers each span the moment it arrives, and goes on
 * remembering after `shutdown`, which empties the SDK's own `InMemorySpanExporter`.
 * https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-exporter
 */
export class RecordingExporter implements SpanExporter {
  /** What arrived, if `keeps` asked for it. */
  readonly spans: ReadableSpan[];
  #emit: (event: Event) => void;
  #options: ExporterOptions;
  #underWay = new Set<Promise<void>>();
  #closed = false;

  constructor(
    emit: (event: Event) => void,
    options: ExporterOptions = {},
    spans: ReadableSpan[] = [],
  ) {
    this.spans = spans;
    this.#emit = emit;
    this.#options = options;
  }

  /** The same recorder with other manners; a scene asks for it. */
  with(options: ExporterOptions): RecordingExporter {
    return new RecordingExporter(this.#emit, { ...this.#options, ...options }, this.spans);
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    if (this.#closed && this.#options.closes) {
      done({
        code: ExportResultCode.FAILED,
        error: new Error('the exporter is shut down'),
      });
      return;
    }
    const event: Event = { type: 'export', spans: spans.map(exported) };
    const arrive = () => {
      this.#emit(event);
      if (this.#options.keeps) this.spans.push(...spans);
      done({ code: ExportResultCode.SUCCESS });
    };
    if (!this.#options.delay) return arrive();
    const delivery = new Promise<void>((resolve) => {
      setTimeout(() => {
        arrive();
        resolve();
      }, this.#options.delay);
    });
    this.#underWay.add(delivery);
    void delivery.then(() => this.#underWay.delete(delivery));
  }

  async forceFlush(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Takes a turn of the event loop, as closing a connection would. */
  async shutdown(): Promise<void> {
    this.#closed = true;
    await this.forceFlush();
    await new Promise((resolve) => setImmediate(resolve));
    this.#emit({ type: 'shutdown' });
  }
}

/** What a recording says of a span that reached an exporter. */
export function exported(span: ReadableSpan): (Event & { type: 'export' })['spans'][number] {
  const { spanId, traceId, traceState } = span.spanContext();
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
    events: span.events.map((event) => ({ name: event.name, attributes: event.attributes ?? {} })),
    links: span.links.map(({ context, attributes: said = {} }) => {
      return { traceId: context.traceId, spanId: context.spanId, attributes: said };
    }),
    status: (['UNSET', 'OK', 'ERROR'] as const)[status.code],
    statusMessage: status.message,
    traceState: traceState?.serialize(),
  };
}

function milliseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1000 - performance.timeOrigin + nanoseconds / 1e6;
}
