import { trace } from '@opentelemetry/api';
import {
  InstrumentationBase,
  InstrumentationNodeModuleDefinition,
} from '@opentelemetry/instrumentation';
import type pino from 'pino';

type Pino = typeof pino;

/** Patches pino: every line of every logger has the ids of the active span. */
export class PinoIds extends InstrumentationBase {
  constructor() {
    super('pino-ids', '1.0.0', {});
  }

  override init() {
    return new InstrumentationNodeModuleDefinition('pino', ['*'], (exports) => {
      // A program that uses `require` gets the function itself.
      if (typeof exports === 'function') return withIds(exports);
      const patched = withIds(exports.default);
      // Both names lead to the same function: `import pino` and `import { pino }`.
      return Object.assign(exports, { default: patched, pino: patched });
    });
  }
}

/** The same function, whose loggers ask for the ids at every line. */
function withIds(original: Pino): Pino {
  const { mixinSym } = original.symbols;
  const patched = (...args: Parameters<Pino>) => {
    const logger = original(...args) as any;
    const own = logger[mixinSym];
    logger[mixinSym] = (...line: unknown[]) => ({ ...own?.(...line), ...activeIds() });
    return logger;
  };
  return Object.assign(patched, original) as Pino;
}

function activeIds(): { trace_id?: string; span_id?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
}
