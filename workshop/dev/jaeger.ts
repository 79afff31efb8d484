import { decodeTraces, type ReceivedSpan } from '../otlp/trace-request.ts';

/** The spans of a trace that the Jaeger at `JAEGER_URL` has. It answers in OTLP's JSON. */
export async function readTrace(traceId: string): Promise<ReceivedSpan[]> {
  const { result } = (await askJaeger(`/api/v3/traces/${traceId}`)) as { result?: unknown };
  return result ? decodeTraces(Buffer.from(JSON.stringify(result)), 'json').spans : [];
}

/** @throws Error where Jaeger answers with anything but 200 and 404 */
export async function askJaeger(path: string): Promise<unknown> {
  const response = await fetch(new URL(path, process.env.JAEGER_URL));
  if (!response.ok && response.status !== 404) {
    throw new Error(`${path} answers ${response.status}`);
  }
  return response.json();
}
