import { SpanStatusCode, trace, type SpanOptions } from '@opentelemetry/api';

const tracer = trace.getTracer('library');

/** Runs `work` in a span of that name. */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work();
    } catch (error) {
      const { name: type, message } = error as Error;
      span.setAttribute('error.type', type);
      span.setStatus({ code: SpanStatusCode.ERROR, message });
      throw error;
    } finally {
      span.end();
    }
  });
}
