/**
 * The check loads this into both programs. It tells what the library does and which span is active
 * then, and on demand it makes a burst of spans, some lines with a logger of its own, and a metric
 * and a log record.
 */
import { context, metrics, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { subscribe } from 'node:diagnostics_channel';
import { checkScope, type Did, type Line } from './seen.ts';

subscribe('library', (message) => {
  const span = trace.getActiveSpan();
  tell({
    did: {
      ...(message as Pick<Did, 'name' | 'book' | 'phase'>),
      active: span?.spanContext().spanId,
      isOpen: span?.isRecording() ?? false,
    },
  });
});

process.on('message', async ({ burst }: { burst?: number }) => {
  if (burst === undefined) return;
  const tracer = trace.getTracer(checkScope);
  for (let i = 0; i < burst; i++) tracer.startSpan('burst', { root: true }).end();
  metrics.getMeter(checkScope).createCounter('burst').add(1);
  const { logs } = await import('@opentelemetry/api-logs');
  logs.getLogger(checkScope).emit({ body: 'burst' });
  tell({ lines: await context.with(ROOT_CONTEXT, linesOfPino) });
});
// Waiting for a message does not keep the program running.
process.channel?.unref();

/** What a logger writes that another module has made, however it imports pino. */
async function linesOfPino(): Promise<Line[]> {
  const module = await import('pino');
  const lines: Line[] = [];
  for (const [how, pino] of [
    ['import pino', module.default],
    ['import { pino }', module.pino],
  ] as const) {
    const write = (text: string, spanId = '') =>
      lines.push({ how, spanId, text, ...JSON.parse(text) });
    let spanId = '';
    const logger = pino({ timestamp: false }, { write: (text: string) => write(text, spanId) });
    logger.info('outside');
    trace.getTracer(checkScope).startActiveSpan('line', (span) => {
      spanId = span.spanContext().spanId;
      logger.info('inside');
      span.end();
    });
  }
  return lines;
}

function tell(seen: { did?: Did; lines?: Line[] }): void {
  process.send?.({ seen });
}
