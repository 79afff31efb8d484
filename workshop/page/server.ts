import { getRequestListener } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import { receive, type OtlpServer, type ReceiveOptions } from '../otlp/server.ts';
import type { RefusedRequest } from '../otlp/server.ts';
import type { ReceivedSpan } from '../otlp/trace-request.ts';
import { TraceStore } from '../otlp/trace-store.ts';
import { killRunning } from '../runner/process.ts';
import { PageEvents } from './events.ts';
import { LessonSessions } from './lesson-session.ts';
import { routes } from './routes.tsx';

export interface PageOptions {
  /** The port, or the first of those that are tried. */
  port: number;
  /** Take traces from other machines and from containers as well; the page stays here. */
  openToNetwork?: boolean;
  onRefused?: (refused: RefusedRequest) => void;
}

/** How many ports are tried after one that is taken. */
const maxTries = 20;
/** How many refusals the page still shows. */
const maxRefused = 5;
/** How often an open page hears of new traces, at most. */
const newsMs = 250;
/** When a review judges what is missing of a trace, and is worth another look. */
const settlingMs = 11_000;

/**
 * Opens the page and, at the same address, a receiver of OTLP/HTTP. Rejects where no port is free.
 */
export async function openPage({ port, openToNetwork, onRefused }: PageOptions) {
  const limits = { maxTraces: 200, maxSpans: 60_000, maxSpansPerTrace: 20_000 };
  const store = new TraceStore(() => {}, limits);
  const events = new PageEvents();
  const sessions = new LessonSessions(({ number }) => events.emit(`lesson ${number}`));
  let news: NodeJS.Timeout | undefined;
  let settled: NodeJS.Timeout | undefined;
  const fresh = new Set<string>();
  const refused: RefusedRequest[] = [];
  const page = routes({
    store,
    events,
    sessions,
    refused,
    token: randomUUID(),
    url: () => server.url,
  });
  const onSpans = (spans: ReceivedSpan[]) => {
    store.add(spans);
    for (const span of spans) fresh.add(span.spanContext().traceId);
    news ??= setTimeout(() => {
      news = undefined;
      events.emit('traces');
      for (const id of fresh) events.emit(`trace ${id}`);
      fresh.clear();
      settled?.refresh();
      settled ??= setTimeout(() => events.emit('review'), settlingMs);
    }, newsMs);
  };
  const server = await openAt(port, onSpans, {
    openToNetwork,
    onRefused(request) {
      onRefused?.(request);
      refused.unshift({ ...request, what: request.what.slice(0, 200) });
      refused.splice(maxRefused);
      events.emit('traces');
    },
    otherwise: getRequestListener(page.fetch, { overrideGlobalObjects: false }),
  });
  return {
    url: server.url,
    async close() {
      killRunning();
      await Promise.all([sessions.close(), server.close()]);
    },
  };
}

/** Opens the receiver at that port, or the first free one after it. */
async function openAt(
  port: number,
  onSpans: (spans: ReceivedSpan[]) => void,
  options: ReceiveOptions,
): Promise<OtlpServer> {
  for (let tries = 0; ; tries++) {
    try {
      return await receive(onSpans, { ...options, port: port === 0 ? 0 : port + tries });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' || tries >= maxTries || port + tries >= 65_535) throw error;
    }
  }
}
