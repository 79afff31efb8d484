import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { UsageError } from '../lessons.ts';
import { RefusedError } from '../otlp/http.ts';
import { decodeTraces, type ReceivedSpan } from '../otlp/trace-request.ts';
import { escapeText, shorten } from '../render/text.ts';

const maxBytes = 2 ** 29;

/**
 * Reads the spans of a file of OTLP/JSON, packed with gzip or not: one request, or one on each
 * line, as the Collector's file exporter writes them. Spans that are no good are left out, and
 * `skipped` says why.
 * @throws UsageError where it is no such file, or has no spans
 */
export function readSpans(file: string): { spans: ReceivedSpan[]; skipped: string } {
  const name = `\`${shorten(escapeText(file), 200)}\``;
  return spansIn(contentOf(file, name), name);
}

/**
 * The spans of what such a file holds; `name` is what it is called in messages.
 * @throws UsageError as `readSpans`
 */
export function spansIn(content: Buffer, name: string) {
  const spans: ReceivedSpan[] = [];
  let skipped = '';
  for (const { body, line, isCut } of requestsIn(unpacked(content))) {
    const where = line ? `${name}, line ${line},` : name;
    try {
      const decoded = decodeTraces(body, 'json', Infinity);
      for (const span of decoded.spans) spans.push(span);
      skipped ||= decoded.why;
      if (decoded.spans.length === 0 && decoded.rejected === 0) expectOtlp(body, where);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      // The Collector is in the middle of writing it.
      if (isCut && spans.length > 0) return { spans, skipped: 'the last line is not complete' };
      throw new UsageError(`${where} is not OTLP/JSON: ${escapeText(error.message)}`);
    }
  }
  if (spans.length === 0)
    throw new UsageError(`${name} has no spans. ${escapeText(skipped)}`.trim());
  return { spans, skipped };
}

function contentOf(file: string, name: string): Buffer {
  try {
    return unpacked(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no file ${name}.`);
    throw new UsageError(`${name} cannot be read: ${message}`);
  }
}

function unpacked(content: Buffer): Buffer {
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  return isPacked ? gunzipSync(content, { maxOutputLength: maxBytes }) : content;
}

interface Request {
  body: Buffer;
  /** Which line it is, if there are several. */
  line?: number;
  /** Whether it is the last line, and has no end. */
  isCut?: boolean;
}

/** Each line that is not empty; the whole content if its first line is not complete. */
function requestsIn(content: Buffer): Request[] {
  const requests: Request[] = [];
  for (let [start, line] = [0, 1]; start < content.length; line++) {
    const end = content.indexOf(0x0a, start);
    const isCut = end === -1;
    const body = content.subarray(start, isCut ? content.length : end);
    start += body.length + 1;
    if (!/\S/.test(body.toString('latin1', 0, 100))) continue;
    requests.push({ body, line, isCut });
    if (requests.length === 1 && !isJson(body)) return [{ body: content }];
  }
  return requests.length === 1 ? [{ body: content }] : requests;
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString());
    return true;
  } catch {
    return false;
  }
}

/** A Collector may write metrics and logs into the same file; they are no mistake. */
function expectOtlp(body: Buffer, where: string): void {
  const keys = Object.keys(JSON.parse(body.toString()));
  if (keys.some((key) => /^resource(?:Spans|Metrics|Logs|Profiles)$/.test(key))) return;
  throw new UsageError(`${where} is not OTLP/JSON: it has no \`resourceSpans\`.`);
}
