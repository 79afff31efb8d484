import type protobuf from 'protobufjs/minimal.js';
import { RefusedError } from './refused-error.ts';

/** How a value that is no message is read from both encodings of OTLP. */
export interface Scalar<T> {
  /** Protobuf's wire type. A field that comes with another one is passed over. */
  wire: 0 | 1 | 2 | 5;
  read(reader: protobuf.Reader): T;
  /** Throws where it is something else; `path` says where in the JSON that is. */
  parse(json: unknown, path: string): T;
}

/** https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export const scalars = {
  string: { wire: 2, read: (reader) => reader.string(), parse: text },
  bool: { wire: 0, read: (reader) => reader.bool(), parse: bool },
  double: { wire: 1, read: (reader) => reader.double(), parse: double },
  /** Enumerations and counts. */
  uint32: { wire: 0, read: (reader) => reader.uint32(), parse: number },
  fixed32: { wire: 5, read: (reader) => reader.fixed32(), parse: number },
  /** A number, or digits where a JavaScript number cannot hold it exactly. */
  int64: {
    wire: 0,
    read: (reader) => exact(reader.int64().toString()),
    parse: (json, path) => exact(BigInt.asIntN(64, integer(json, path)).toString()),
  },
  /** The times, in nanoseconds. */
  fixed64: {
    wire: 1,
    read: (reader) => BigInt(reader.fixed32()) | (BigInt(reader.fixed32()) << 32n),
    parse: (json, path) => BigInt.asUintN(64, integer(json, path)),
  },
  /** Bytes that are hex in OTLP's JSON: the ids. Always in lower case. */
  hex: {
    wire: 2,
    read: (reader) => Buffer.from(reader.bytes()).toString('hex'),
    parse: (json, path) => text(json, path).toLowerCase(),
  },
  /** Bytes that are base64 in JSON. */
  bytes: {
    wire: 2,
    // A copy: a slice would keep the whole body.
    read: (reader) => new Uint8Array(reader.bytes()),
    parse: (json, path) => new Uint8Array(Buffer.from(text(json, path), 'base64')),
  },
} satisfies Record<string, Scalar<unknown>>;

function text(json: unknown, path: string): string {
  return typeof json === 'string' ? json : expected('a string', path);
}

function bool(json: unknown, path: string): boolean {
  return typeof json === 'boolean' ? json : expected('true or false', path);
}

function double(json: unknown, path: string): number {
  const isNamed = json === 'NaN' || json === 'Infinity' || json === '-Infinity';
  return typeof json === 'number' || isNamed ? Number(json) : expected('a number', path);
}

function number(json: unknown, path: string): number {
  return Number(integer(json, path));
}

function integer(json: unknown, path: string): bigint {
  if (typeof json === 'number' && Number.isInteger(json)) return BigInt(json);
  if (typeof json === 'string' && /^-?\d{1,20}$/.test(json)) return BigInt(json);
  return expected('a whole number', path);
}

function exact(digits: string): number | string {
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
}

/** @throws RefusedError, always */
export function expected(what: string, path: string): never {
  throw new RefusedError(400, `${path}: expected ${what}`);
}
