import type { IncomingMessage } from 'node:http';
import { gunzipSync, inflateSync } from 'node:zlib';

/** A request that is not taken. Its message is for the person who configured the sender. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The sender went away in the middle: there is nobody left to answer. */
export class CutOff extends Error {}

/** What all the bodies that are being read at a time may hold, in bytes. */
const mostAtOnce = 64 * 1024 * 1024;
let held = 0;

/**
 * Reads the body of a request and unpacks it. Throws `Refusal` where it is larger than `most`
 * bytes, packed or unpacked, where it cannot be unpacked, and where the receiver has its hands
 * full; `CutOff` where it never comes to its end.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  const unpack = unpacker(request.headers['content-encoding']);
  return unpack(await collect(request, most), most);
}

function collect(request: IncomingMessage, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    let body = Buffer.alloc(0);
    let size = 0;
    let refused = false;
    const grow = (by: number) => {
      held += by;
      body = Buffer.concat([body], body.length + by);
    };
    const letGo = () => {
      held -= body.length;
      body = Buffer.alloc(0);
    };
    const refuse = (refusal: Refusal) => {
      // The rest is still read, and thrown away: a sender that is cut off never reads the answer.
      refused = true;
      letGo();
      reject(refusal);
    };
    if (Number(request.headers['content-length']) > most) refuse(tooLarge(most));
    request.on('data', (chunk: Buffer) => {
      if (refused) return;
      if (size + chunk.length > most) return refuse(tooLarge(most));
      if (held > mostAtOnce) return refuse(new Refusal(503, 'too many requests at once'));
      // One buffer, not a list of chunks: a sender may chunk its body byte by byte.
      if (size + chunk.length > body.length) grow(Math.max(body.length, chunk.length, 4096));
      chunk.copy(body, size);
      size += chunk.length;
    });
    request.on('end', () => {
      resolve(body.subarray(0, size));
      letGo();
    });
    request.on('error', () => {});
    request.on('close', () => {
      letGo();
      reject(new CutOff());
    });
  });
}

/** @throws Refusal where there is a `Content-Encoding` that the receiver cannot read. */
function unpacker(encoding = 'identity'): (body: Uint8Array, most: number) => Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
      return (body) => body;
    case 'gzip':
      return (body, most) => unpacked(gunzipSync, body, most);
    case 'deflate':
      return (body, most) => unpacked(inflateSync, body, most);
    default:
      throw new Refusal(415, `Content-Encoding may be gzip or deflate, not ${encoding}`);
  }
}

function unpacked(unpack: typeof gunzipSync, body: Uint8Array, most: number): Uint8Array {
  try {
    return unpack(body, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most);
    throw new Refusal(400, `the body cannot be unpacked: ${(error as Error).message}`);
  }
}

function tooLarge(most: number): Refusal {
  return new Refusal(413, `a body may have ${most} bytes, unpacked: send smaller batches`);
}
