import { SpanKind, SpanStatusCode, type HrTime } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { spanKinds, type EventBody, type ExportedSpan } from './recording.ts';

export interface ExporterOptions {
  /** Milliseconds that a delivery takes, as over a network. Without it spans arrive at once. */
  delay?: number;
  /** Refuse spans after `shutdown`, as a network exporter does. */
  closes?: boolean;
}

/**
 * The exporter that `run` is given: it remembers each span the moment it arrives, and goes on
 * remembering after `shutdown`, which empties the SDK's own `InMemorySpanExporter`.
 * https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-exporter
 */
export class RecordingExporter implements SpanExporter {
  #emit: (event: EventBody) => void;
  #options: ExporterOptions;
  #underWay = new Set<Promise<void>>();
  #closed = false;

  constructor(emit: (event: EventBody) => void, options: ExporterOptions = {}) {
    this.#emit = emit;
    this.#options = options;
  }

  /** The same recorder with other manners; a scene asks for it. */
  with(options: ExporterOptions): RecordingExporter {
    return new RecordingExporter(this.#emit, options);
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    if (this.#closed && this.#options.closes) {
      done({
        code: ExportResultCode.FAILED,
        error: new Error('the exporter is shut down'),
      });
      return;
    }
    const event: EventBody = { type: 'export', spans: spans.map(exported) };
    const arrive = () => {
      this.#emit(event);
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

  async shutdown(): Promise<void> {
    this.#closed = true;
    this.#emit({ type: 'shutdown' });
    await this.forceFlush();
  }
}

function exported(span: ReadableSpan): ExportedSpan {
  const { spanId, traceId, traceState } = span.spanContext();
  const parent = span.parentSpanContext;
  const { message } = span.status;
  return {
    id: spanId,
    traceId,
    ...(parent && { parentId: parent.spanId }),
    remoteParent: parent?.isRemote ?? false,
    name: span.name,
    kind: spanKinds[span.kind ?? SpanKind.INTERNAL] ?? 'INTERNAL',
    startMs: milliseconds(span.startTime),
    endMs: milliseconds(span.endTime),
    service: String(span.resource.attributes['service.name'] ?? ''),
    resource: span.resource.attributes,
    scope: span.instrumentationScope.name,
    attributes: span.attributes,
    events: span.events.map(({ name, attributes = {} }) => ({ name, attributes })),
    links: span.links.map(({ context, attributes = {} }) => ({
      traceId: context.traceId,
      spanId: context.spanId,
      attributes,
    })),
    status: SpanStatusCode[span.status.code] as ExportedSpan['status'],
    ...(message !== undefined && { statusMessage: message }),
    ...(traceState && { traceState: traceState.serialize() }),
  };
}

function milliseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1000 - performance.timeOrigin + nanoseconds / 1e6;
}
