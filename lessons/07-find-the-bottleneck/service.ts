import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Attributes,
  type Context,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { serve } from '@hono/node-server';
import { Hono, type Context as Call } from 'hono';

/** A service that is listening. */
export interface Open {
  url: string;
  close(): Promise<void>;
}

/**
 * A service of the bar. It answers and makes calls over HTTP, and traces both as in lesson 6.
 * You need not change anything in here.
 */
export class Service {
  readonly tracer: Tracer;
  #provider: BasicTracerProvider;
  #app = new Hono();

  constructor(name: string, exporter: SpanExporter) {
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': name }),
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    this.tracer = this.#provider.getTracer('coffee-bar');
  }

  /** Answers `POST path`, in a SERVER span below the caller's. */
  post(path: string, answer: (call: Call) => Promise<Response>): void {
    const options = { kind: SpanKind.SERVER };
    this.#app.post(path, (call) => {
      const caller = propagation.extract(ROOT_CONTEXT, call.req.header());
      return this.#span(`POST ${path}`, options, caller, () => answer(call));
    });
  }

  /** Sends `body` to `url`, in a CLIENT span, and returns what comes back. */
  ask<Answer>(url: string, body: unknown): Promise<Answer> {
    const name = `POST ${new URL(url).pathname}`;
    return this.#span(name, { kind: SpanKind.CLIENT }, context.active(), async () => {
      const headers: Record<string, string> = {};
      propagation.inject(context.active(), headers);
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return (await response.json()) as Answer;
    });
  }

  /** Runs `work` in a span of its own, below the active one, and returns what `work` returns. */
  inSpan<Result>(
    name: string,
    attributes: Attributes,
    work: () => Promise<Result>,
  ): Promise<Result> {
    return this.#span(name, { attributes }, context.active(), work);
  }

  #span<Result>(
    name: string,
    options: SpanOptions,
    parent: Context,
    work: () => Promise<Result>,
  ): Promise<Result> {
    return this.tracer.startActiveSpan(name, options, parent, async (span) => {
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
        throw error;
      } finally {
        span.end();
      }
    });
  }

  /** Starts to listen on a free port of this machine. */
  open(): Promise<Open> {
    return new Promise((opened) => {
      const { fetch } = this.#app;
      const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
        opened({
          url: `http://127.0.0.1:${port}`,
          close: async () => {
            await new Promise((closed) => server.close(closed));
            await this.#provider.shutdown();
          },
        }),
      );
    });
  }
}
