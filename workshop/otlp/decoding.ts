import protobuf from 'protobufjs/minimal.js';
import { RefusedError } from './refused-error.ts';
import { expected, scalars, type Scalar } from './scalars.ts';
import { messages, type Message } from './schema.ts';

type Request = Message<'ExportTraceServiceRequest'>;

/** One that has no `scalar` holds a message. */
type Field = { name: string; type: string; repeated: boolean; scalar?: Scalar<unknown> };

/** The fields of every message, by number. */
const fieldsOf = new Map(
  Object.entries(messages).map(([message, fields]) => {
    const byNumber = new Map<number, Field>();
    for (const [name, [number, held]] of Object.entries(fields)) {
      const type = held.replace('[]', '');
      const scalar = scalars[type as keyof typeof scalars];
      byNumber.set(number, { name, type, repeated: held !== type, scalar });
    }
    return [message, byNumber];
  }),
);

const maxDepth = 100;
const maxParts = 500_000;

/** A small body may hold very much: two bytes of it can be a message. */
function limit(depth: number, parts: number): void {
  if (depth > maxDepth) throw new RefusedError(400, `nested more than ${maxDepth} deep`);
  if (parts > maxParts) throw new RefusedError(400, `more than ${maxParts} parts in one request`);
}

/** @throws RefusedError */
export function decodeProtobuf(body: Uint8Array): Request {
  const reader = protobuf.Reader.create(body);
  let parts = 0;

  function read(message: string, end: number, depth: number): object {
    limit(depth, ++parts);
    const fields = fieldsOf.get(message)!;
    const found: Record<string, any> = {};
    while (reader.pos < end) {
      const tag = reader.uint32();
      const field = fields.get(tag >>> 3);
      if (!field || (field.scalar?.wire ?? 2) !== (tag & 7)) {
        reader.skipType(tag & 7);
        continue;
      }
      const { name, type, scalar, repeated } = field;
      const value = scalar
        ? scalar.read(reader)
        : read(type, reader.uint32() + reader.pos, depth + 1);
      if (repeated) (found[name] ??= []).push(value);
      else found[name] = value;
    }
    if (reader.pos > end) throw new Error('a field is longer than its message');
    return found;
  }

  try {
    return read('ExportTraceServiceRequest', reader.len, 1);
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError(400, `not protobuf: ${(error as Error).message}`);
  }
}

/** @throws RefusedError */
export function decodeJson(body: Uint8Array): Request {
  // Objects and lists are counted before they take up memory, and not very exactly.
  let parts = 0;
  for (const byte of body) if (byte === 0x7b || byte === 0x5b) parts++;
  limit(1, parts);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new RefusedError(400, `not JSON: ${(error as Error).message}`);
  }
  return parse('ExportTraceServiceRequest', json, 'request', 1);
}

function parse(message: string, json: unknown, path: string, depth: number): object {
  limit(depth, 0);
  if (typeof json !== 'object' || !json || Array.isArray(json)) expected('an object', path);
  const found: Record<string, unknown> = {};
  for (const field of fieldsOf.get(message)!.values()) {
    const held = (json as Record<string, unknown>)[field.name];
    // As everywhere in protobuf's JSON, null is the same as nothing.
    if (held === undefined || held === null) continue;
    const here = `${path}.${field.name}`;
    if (!field.repeated) found[field.name] = parseField(field, held, here, depth);
    else if (!Array.isArray(held)) expected('an array', here);
    else found[field.name] = held.map((item, i) => parseField(field, item, `${here}[${i}]`, depth));
  }
  return found;
}

function parseField({ type, scalar }: Field, json: unknown, path: string, depth: number): unknown {
  return scalar ? scalar.parse(json, path) : parse(type, json, path, depth + 1);
}
