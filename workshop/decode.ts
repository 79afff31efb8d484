import protobuf from 'protobufjs/minimal.js';

/** A body is not what it says it is. The message says what is wrong, and in JSON where. */
export class Damaged extends Error {}

/** Something in JSON is of the wrong kind. The message begins with the way to it. */
class Misfit extends Damaged {}

/**
 * What a field holds. Messages are made of these, so that one table of fields reads both
 * encodings of OTLP into the same object.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export interface Type<T = unknown> {
  /** Protobuf's wire type. A field that comes with another one is passed over. */
  wire: 0 | 1 | 2 | 5;
  read(reader: protobuf.Reader, state: State): T;
  json(value: unknown, state: State): T;
}

export interface Message<T = unknown> extends Type<T> {
  readUntil(end: number, reader: protobuf.Reader, state: State): T;
}

/** By field number: the name in JSON, what it holds, and whether there may be many. */
export type Fields = Record<number, readonly [name: string, type: Type, many?: 'many']>;

interface State {
  depth: number;
  /** Messages that may still be read: two bytes of a body can make one. */
  partsLeft: number;
}

const deepest = 100;
const mostParts = 500_000;

/** Reads a message in protobuf. Throws `Damaged`. */
export function fromProtobuf<T>(type: Message<T>, bytes: Uint8Array): T {
  const reader = protobuf.Reader.create(bytes);
  try {
    return type.readUntil(reader.len, reader, fresh());
  } catch (error) {
    if (error instanceof Damaged) throw error;
    throw new Damaged(`not protobuf: ${(error as Error).message}`);
  }
}

/** Reads a message in JSON. Throws `Damaged`. */
export function fromJson<T>(type: Message<T>, bytes: Uint8Array): T {
  if (partsIn(bytes) > mostParts) throw tooManyParts();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Damaged(`not JSON: ${(error as Error).message}`);
  }
  return at('request', () => type.json(value, fresh()));
}

/** What opens an object or a list, counted before they take up memory, and not very exactly. */
function partsIn(json: Uint8Array): number {
  let count = 0;
  for (const byte of json) if (byte === 0x7b || byte === 0x5b) count++;
  return count;
}

function fresh(): State {
  return { depth: 0, partsLeft: mostParts };
}

/** A message with these fields. They are given by a function, since messages hold each other. */
export function message<T>(fields: () => Fields): Message<T> {
  return {
    wire: 2,
    read(reader, state) {
      const end = reader.uint32() + reader.pos;
      return this.readUntil(end, reader, state);
    },
    readUntil(end, reader, state) {
      enter(state);
      const known = fields();
      const found: Record<string, unknown> = {};
      while (reader.pos < end) {
        const tag = reader.uint32();
        const [name, type, many] = known[tag >>> 3] ?? [];
        if (!name || type?.wire !== (tag & 7)) reader.skipType(tag & 7);
        else put(found, name, many, type.read(reader, state));
      }
      if (reader.pos > end) throw new Damaged('not protobuf: a field is longer than its message');
      state.depth--;
      return found as T;
    },
    json(value, state) {
      enter(state);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        expected('an object');
      const found: Record<string, unknown> = {};
      for (const [name, type, many] of Object.values(fields())) {
        const held = (value as Record<string, unknown>)[name];
        // As everywhere in protobuf's JSON, null is the same as nothing.
        if (held === undefined || held === null) continue;
        at(`.${name}`, () => {
          if (!many) found[name] = type.json(held, state);
          else if (!Array.isArray(held)) expected('an array');
          else found[name] = held.map((one, i) => at(`[${i}]`, () => type.json(one, state)));
        });
      }
      state.depth--;
      return found as T;
    },
  };
}

function enter(state: State): void {
  if (++state.depth > deepest) throw new Damaged(`nested more than ${deepest} deep`);
  if (--state.partsLeft < 0) throw tooManyParts();
}

function tooManyParts(): Damaged {
  return new Damaged(`more than ${mostParts} parts in one request`);
}

function put(found: Record<string, unknown>, name: string, many: unknown, value: unknown): void {
  if (!many) found[name] = value;
  else if (found[name]) (found[name] as unknown[]).push(value);
  else found[name] = [value];
}

function expected(what: string): never {
  throw new Misfit(`: expected ${what}`);
}

/** Puts a step of the way in front of what is said to be wrong there. */
function at<T>(step: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Misfit ? new Misfit(step + error.message) : error;
  }
}

export const text: Type<string> = {
  wire: 2,
  read: (reader) => reader.string(),
  json: (value) => (typeof value === 'string' ? value : expected('a string')),
};

/** Bytes that are written as hex in OTLP's JSON: the ids. Always in lower case. */
export const hex: Type<string> = {
  wire: 2,
  read: (reader) => Buffer.from(reader.bytes()).toString('hex'),
  json: (value) => text.json(value, fresh()).toLowerCase(),
};

/** Bytes that are written as base64 in JSON. */
export const binary: Type<Uint8Array> = {
  wire: 2,
  // A copy: a slice would keep the whole body.
  read: (reader) => new Uint8Array(reader.bytes()),
  json: (value) => new Uint8Array(Buffer.from(text.json(value, fresh()), 'base64')),
};

export const truth: Type<boolean> = {
  wire: 0,
  read: (reader) => reader.bool(),
  json: (value) => (typeof value === 'boolean' ? value : expected('true or false')),
};

/** A whole number of 32 bits: enumerations and counts. */
export const whole: Type<number> = {
  wire: 0,
  read: (reader) => reader.uint32(),
  json: (value) => Number(int(value)),
};

export const fixed32: Type<number> = { ...whole, wire: 5, read: (reader) => reader.fixed32() };

/** A whole number of 64 bits with a sign. */
export const int64: Type<bigint> = {
  wire: 0,
  read: (reader) => BigInt(reader.int64().toString()),
  json: (value) => BigInt.asIntN(64, int(value)),
};

/** A whole number of 64 bits without a sign, always in 8 bytes: the times. */
export const fixed64: Type<bigint> = {
  wire: 1,
  read: (reader) => BigInt(reader.fixed32()) | (BigInt(reader.fixed32()) << 32n),
  json: (value) => BigInt.asUintN(64, int(value)),
};

export const double: Type<number> = {
  wire: 1,
  read: (reader) => reader.double(),
  json(value) {
    if (typeof value === 'number') return value;
    if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
    return expected('a number');
  },
};

function int(value: unknown): bigint {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  return expected('a whole number');
}
