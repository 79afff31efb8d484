import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { gunzipSync, inflateSync } from 'node:zlib';
import protobuf from 'protobufjs/minimal.js';

/** A request that is refused. Its message is for the person who configured the sender. */
export class RefusedError extends Error {
  /** The HTTP status of the answer. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const contentTypes = { json: 'application/json', protobuf: 'application/x-protobuf' };
export type Encoding = keyof typeof contentTypes;

/** The encoding of a request, which is that of its answer as well. */
export function encodingOf({ headers }: IncomingMessage): Encoding | undefined {
  const type = headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  return (['json', 'protobuf'] as const).find((encoding) => contentTypes[encoding] === type);
}

/** The bytes that all the bodies that are being read may hold together. */
const maxBytesAtOnce = 64 * 1024 * 1024;
let bytesHeld = 0;

/**
 * Reads the body of a request and unpacks it.
 * @throws RefusedError where it is larger than `maxBytes`, packed or unpacked, where it cannot be
 * unpacked, and where too many are being read
 */
export async function readBody(request: IncomingMessage, maxBytes: number) {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (!['identity', 'gzip', 'deflate'].includes(encoding)) {
    throw new RefusedError(415, `Content-Encoding may be gzip or deflate, not ${encoding}`);
  }
  const body = await collect(request, maxBytes);
  if (encoding === 'identity') return body;
  try {
    const unpack = encoding === 'gzip' ? gunzipSync : inflateSync;
    return unpack(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new RefusedError(400, `the body cannot be unpacked: ${message}`);
  }
}

async function collect(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      bytesHeld += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      if (bytesHeld > maxBytesAtOnce) throw new RefusedError(503, 'too many requests at once');
      chunks.push(chunk);
      // A sender may chunk its body byte by byte.
      while (chunks.length > 1 && chunks.at(-1)!.length >= chunks.at(-2)!.length) {
        chunks.push(Buffer.concat(chunks.splice(-2)));
      }
    }
    return Buffer.concat(chunks);
  } finally {
    bytesHeld -= size;
  }
}

function tooLarge(maxBytes: number): RefusedError {
  return new RefusedError(
    413,
    `a body may have at most ${maxBytes} bytes unpacked: send smaller batches`,
  );
}

/** What a sender is told besides the reason why it is refused. */
const headersOf: Record<number, OutgoingHttpHeaders> = {
  405: { allow: 'POST' },
  415: { 'accept-encoding': 'gzip, deflate' },
  503: { 'retry-after': '1' },
};

/**
 * Answers a request. Status 200 says that it was accepted, all of it or all but some spans. Any
 * other status says that it was refused, and why.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp-response
 */
export function answer(
  response: ServerResponse,
  encoding: Encoding,
  { status = 200, why = '', rejected = 0 },
): void {
  const writer = protobuf.Writer.create();
  const write = (number: number) => writer.uint32(0x08).int64(number).uint32(0x12).string(why);
  let json = {};
  if (status !== 200) {
    // A google.rpc.Status: INVALID_ARGUMENT or INTERNAL.
    const code = status < 500 ? 3 : 13;
    json = { code, message: why };
    write(code);
  } else if (rejected > 0) {
    json = { partialSuccess: { rejectedSpans: String(rejected), errorMessage: why } };
    writer.uint32(0x0a).fork();
    write(rejected).ldelim();
  }
  const body = encoding === 'json' ? Buffer.from(JSON.stringify(json)) : writer.finish();
  response.writeHead(status, {
    'content-type': contentTypes[encoding],
    'content-length': body.length,
    ...headersOf[status],
  });
  response.end(body);
}
