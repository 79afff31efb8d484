import protobuf from 'protobufjs/minimal.js';
import { RefusedError, type Encoding } from './http.ts';

const maxDepth = 100;
const maxParts = 500_000;

/** The outermost message of a request. */
export function messageIn(body: Buffer, encoding: Encoding): Message {
  if (encoding === 'protobuf') return message(body, 'request');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new RefusedError(400, `not JSON: ${(error as Error).message}`);
  }
  return message(json, 'request');
}

/**
 * A message in either encoding of OTLP. A field is asked for by its number, which it has in
 * protobuf, and its name, which it has in JSON. What holds something else is refused.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export interface Message {
  /** The value of a field that comes once. */
  get<T>(number: number, name: string, kind: Kind<T>): T | undefined;
  /** What `read` makes of each message in a list. */
  each<T>(number: number, name: string, read: (message: Message) => T): T[];
}

/** Reads a field that came as something of JSON, or as bytes or a bigint of protobuf. */
type Kind<T> = (raw: unknown, path: string) => T;

export const message: Kind<Message> = (raw, path) => {
  const depth = path.split('.').length;
  if (depth > maxDepth) throw new RefusedError(400, `nested more than ${maxDepth} deep`);
  if (typeof raw !== 'object' || !raw || Array.isArray(raw)) expected('an object', path);
  const json = raw as Record<string, unknown>;
  const fields = Buffer.isBuffer(raw) ? fieldsOf(raw) : undefined;
  return {
    get(number, name, kind) {
      // As everywhere in protobuf's JSON, null is the same as nothing.
      const held = (fields ? fields.get(number)?.at(-1) : json[name]) ?? undefined;
      return held === undefined ? undefined : kind(held, `${path}.${name}`);
    },
    each(number, name, read) {
      const list = (fields ? fields.get(number) : json[name]) ?? [];
      if (!Array.isArray(list)) return expected('an array', `${path}.${name}`);
      return list.map((held, i) => read(message(held, `${path}.${name}[${i}]`)));
    },
  };
};

export const text: Kind<string> = (raw, path) =>
  Buffer.isBuffer(raw) ? raw.toString() : string(raw, path);

/** An id, in hex and lower case. */
export const id: Kind<string> = (raw, path) =>
  Buffer.isBuffer(raw) ? raw.toString('hex') : string(raw, path).toLowerCase();

export const bytes: Kind<Uint8Array> = (raw, path) =>
  // A copy: a slice would keep the whole body.
  Uint8Array.from(Buffer.isBuffer(raw) ? raw : Buffer.from(string(raw, path), 'base64'));

export const bool: Kind<boolean> = (raw, path) =>
  typeof raw === 'boolean' || typeof raw === 'bigint' ? !!raw : expected('true or false', path);

export const double: Kind<number> = (raw, path) => {
  if (typeof raw === 'bigint') return new Float64Array(BigUint64Array.of(raw).buffer)[0]!;
  const isNamed = raw === 'NaN' || raw === 'Infinity' || raw === '-Infinity';
  return typeof raw === 'number' || isNamed ? Number(raw) : expected('a number', path);
};

export const uint32: Kind<number> = (raw, path) => Number(BigInt.asUintN(32, whole(raw, path)));

export const uint64: Kind<bigint> = (raw, path) => BigInt.asUintN(64, whole(raw, path));

/** A number, or digits where a JavaScript number cannot hold it exactly. */
export const int64: Kind<number | string> = (raw, path) => {
  const exact = BigInt.asIntN(64, whole(raw, path));
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : String(exact);
};

const string: Kind<string> = (raw, path) =>
  typeof raw === 'string' ? raw : expected('a string', path);

const whole: Kind<bigint> = (raw, path) => {
  const isDigits = typeof raw === 'string' && /^-?\d{1,20}$/.test(raw);
  const isWhole = typeof raw === 'bigint' || Number.isInteger(raw) || isDigits;
  return isWhole ? BigInt(raw as bigint) : expected('a whole number', path);
};

function expected(what: string, path: string): never {
  throw new RefusedError(400, `${path}: expected ${what}`);
}

/** All that came of each field, by its number. */
function fieldsOf(message: Buffer): Map<number, unknown[]> {
  const fields = new Map<number, unknown[]>();
  const reader = protobuf.Reader.create(message);
  try {
    for (let parts = 1; reader.pos < reader.len; parts++) {
      // A small body may hold very much: two bytes of it can be a message.
      if (parts > maxParts) throw new Error(`more than ${maxParts} parts in one message`);
      const tag = reader.uint32();
      const values = fields.get(tag >>> 3) ?? [];
      values.push(valueOf(reader, tag & 7));
      fields.set(tag >>> 3, values);
    }
  } catch (error) {
    throw new RefusedError(400, `not protobuf: ${(error as Error).message}`);
  }
  return fields;
}

/** https://protobuf.dev/programming-guides/encoding/#structure */
function valueOf(reader: protobuf.Reader, wireType: number): bigint | Uint8Array {
  if (wireType === 0) return BigInt(String(reader.uint64()));
  if (wireType === 1) return BigInt(reader.fixed32()) | (BigInt(reader.fixed32()) << 32n);
  if (wireType === 2) return reader.bytes();
  if (wireType === 5) return BigInt(reader.fixed32());
  throw new Error(`it has a field of wire type ${wireType}`);
}
