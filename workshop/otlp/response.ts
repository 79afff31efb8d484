import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import protobuf from 'protobufjs/minimal.js';

const contentTypes = { json: 'application/json', protobuf: 'application/x-protobuf' };
export type Encoding = keyof typeof contentTypes;

/** The encoding of a request, which is that of its answer as well. */
export function encodingOf({ headers }: IncomingMessage): Encoding | undefined {
  const type = headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  return (['json', 'protobuf'] as const).find((encoding) => contentTypes[encoding] === type);
}

/**
 * Answers that what was sent is taken, all of it or all but some spans.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp-response
 */
export function accept(response: ServerResponse, encoding: Encoding, rejected = 0, why = '') {
  const writer = protobuf.Writer.create();
  if (rejected === 0) return send(response, encoding, 200, {}, writer);
  writer.uint32(0x0a).fork().uint32(0x08).int64(rejected).uint32(0x12).string(why).ldelim();
  const partialSuccess = { rejectedSpans: String(rejected), errorMessage: why };
  send(response, encoding, 200, { partialSuccess }, writer);
}

/** Answers with a google.rpc.Status, as every refusal does. */
export function refuse(response: ServerResponse, encoding: Encoding, status: number, why: string) {
  const { code } = refusals[status] ?? { code: 13 };
  const writer = protobuf.Writer.create().uint32(0x08).int32(code).uint32(0x12).string(why);
  send(response, encoding, status, { code, message: why }, writer);
}

/** https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto */
const refusals: Record<number, { code: number; headers?: OutgoingHttpHeaders }> = {
  400: { code: 3 },
  404: { code: 12 },
  405: { code: 12, headers: { allow: 'POST' } },
  413: { code: 8 },
  415: { code: 3, headers: { 'accept-encoding': 'gzip, deflate' } },
  503: { code: 14, headers: { 'retry-after': '1' } },
};

function send(
  response: ServerResponse,
  encoding: Encoding,
  status: number,
  json: object,
  writer: protobuf.Writer,
): void {
  const body = encoding === 'json' ? Buffer.from(JSON.stringify(json)) : writer.finish();
  response.writeHead(status, {
    'content-type': contentTypes[encoding],
    'content-length': body.length,
    ...refusals[status]?.headers,
  });
  response.end(body);
}
