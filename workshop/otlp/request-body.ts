import type { IncomingMessage } from 'node:http';
import { gunzipSync, inflateSync } from 'node:zlib';
import { RefusedError } from './refused-error.ts';

/** What all the bodies that are being read at a time may hold. */
const maxBytesAtOnce = 64 * 1024 * 1024;
let bytesHeld = 0;

const unpackers = new Map<string, (body: Buffer, limit: { maxOutputLength: number }) => Buffer>([
  ['identity', (body) => body],
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
]);

/**
 * Reads the body of a request and unpacks it; `undefined` where the sender went away before its
 * end, and nobody is left to answer.
 * @throws RefusedError where it is larger than `maxBytes`, packed or unpacked, where it cannot be
 * unpacked, and where too many are being read
 */
export async function readBody(request: IncomingMessage, maxBytes: number) {
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  const unpack = unpackers.get(encoding.trim().toLowerCase());
  if (!unpack) {
    throw new RefusedError(415, `Content-Encoding may be gzip or deflate, not ${encoding}`);
  }
  const body = await collect(request, maxBytes);
  try {
    return body && unpack(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new RefusedError(400, `the body cannot be unpacked: ${message}`);
  }
}

async function collect(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  // One buffer, not a list of chunks: a sender may chunk its body byte by byte.
  let body = Buffer.alloc(0);
  let size = 0;
  try {
    if (Number(request.headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (size + chunk.length > maxBytes) throw tooLarge(maxBytes);
      if (bytesHeld > maxBytesAtOnce) throw new RefusedError(503, 'too many requests at once');
      if (size + chunk.length > body.length) {
        const more = Math.max(body.length, chunk.length, 4096);
        bytesHeld += more;
        body = Buffer.concat([body], body.length + more);
      }
      chunk.copy(body, size);
      size += chunk.length;
    }
    return body.subarray(0, size);
  } catch (error) {
    if (!(error instanceof RefusedError)) return undefined;
    // The rest is still read, and thrown away: a sender that is cut off never reads the answer.
    request.on('error', () => {}).resume();
    throw error;
  } finally {
    bytesHeld -= body.length;
  }
}

function tooLarge(maxBytes: number): RefusedError {
  return new RefusedError(413, `a body may have ${maxBytes} bytes, unpacked: send smaller batches`);
}
