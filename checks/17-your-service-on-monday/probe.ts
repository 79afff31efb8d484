/**
 * The check loads this into both programs. It tells what the library does and which span is active
 * then, and on demand it makes a burst of spans, some lines with a logger of its own, and a metric
 * and a log record.
 */
import { context, metrics, ROOT_CONTEXT, trace, TraceFlags } from '@opentelemetry/api';
import { subscribe } from 'node:diagnostics_channel';
import { Writable } from 'node:stream';
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
  // What pino exports beside its function, its function has as properties.
  const names = Object.keys(module).filter((name) => !/^(default|pino|module.exports)$/.test(name));
  const lines: Line[] = [];
  for (const [how, pino] of [
    ['import pino', module.default],
    ['import { pino }', module.pino],
  ] as const) {
    const lacks = names.filter((name) => !(name in pino));
    let now: Pick<Line, 'spanId' | 'what' | 'fields'>;
    const write = (text: string) => lines.push({ ...JSON.parse(text), how, lacks, ...now, text });
    const plain = pino({ timestamp: false, base: {} }, { write });
    // pino calls a mixin with the fields of the line, its level and the logger.
    const mixin = (line?: object, level?: number, logger?: object) => ({
      shelf: line && level && logger ? 7 : 0,
    });
    const mixing = pino({ timestamp: false, base: {}, mixin }, { write });
    // The fields of several lines are one object, which belongs to the module that logs.
    const copies = { copies: 2 };
    const writeAndGoOn = (text: string, _: string, done: () => void) => {
      write(text);
      done();
    };
    const logToStream = () => {
      const before = lines.length;
      let text = '';
      try {
        pino(new Writable({ decodeStrings: false, write: writeAndGoOn })).info('a line');
      } catch (error) {
        text = String(error);
      }
      if (lines.length === before) lines.push({ how, lacks, ...now, text });
    };
    const logAll = (where: string) => {
      const spanId = trace.getActiveSpan()?.spanContext().spanId ?? '';
      now = { spanId, what: `${where}`, fields: {} };
      plain.info('a line');
      now = { spanId, what: `${where}, with \`mixin\``, fields: { shelf: 7 } };
      mixing.info('a line');
      now = {
        spanId,
        what: `${where}, with \`{ copies: 2 }\`, one object for several lines`,
        fields: { copies: 2 },
      };
      plain.info(copies, 'a line');
      now = { spanId, what: `${where}, after a line with fields`, fields: {} };
      plain.info('a line');
      now = { spanId, what: `${where}, with \`pino(stream)\``, fields: {} };
      logToStream();
    };
    trace.getTracer(checkScope).startActiveSpan('line', (span) => {
      logAll('in a span');
      span.end();
    });
    context.with(trace.setSpanContext(ROOT_CONTEXT, notSampled), () =>
      logAll('in a span that is not sampled'),
    );
    logAll('outside of any span');
  }
  return lines;
}

const notSampled = {
  traceId: '4ef7651916cd43dd8448eb211c80319c',
  spanId: 'f7ad6b7169203331',
  traceFlags: TraceFlags.NONE,
};

function tell(seen: { did?: Did; lines?: Line[] }): void {
  process.send?.({ seen });
}
