import { check } from '../workshop/ask.ts';
import { plural } from '../workshop/picture.ts';
import type { RecordedSpan } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';
import { guests, type Evening, type Guest } from './08-logs-meet-traces.scenes.ts';

const names = ['POST /orders', 'POST /drinks', 'make drink', 'pull shot'];

/** What is said of every order, by whom, and in which span. */
const sayings = [
  { msg: 'order taken', service: 'counter', name: 'POST /orders' },
  { msg: 'slip received', service: 'kitchen', name: 'POST /drinks' },
  { msg: 'shot is ready', service: 'kitchen', name: 'pull shot' },
  { msg: 'drink is ready', service: 'kitchen', name: 'make drink' },
  { msg: 'kitchen answered', service: 'counter', name: 'POST /drinks' },
  { msg: 'drink served', service: 'counter', name: 'POST /orders' },
] as const;
const calledBack = 'shot is ready';
/** The guests whose traces are kept. */
const kept = guests.filter(({ sampled }) => sampled);

const { asks, in: inScene } = check(
  '08-logs-meet-traces',
  `
counter: POST /orders [SERVER]
└─ counter: POST /drinks [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make drink
         └─ kitchen: pull shot
`,
);
const withGuests = inScene('guests');

asks('both orders go from counter to kitchen, and the machine pulls their shots', (seen) => {
  for (const path of ['/orders', '/drinks']) {
    const calls = seen.recording.requests.filter((request) => request.path === path);
    if (calls.length !== 2) {
      throw new Wrong(`Two orders, and ${calls.length} requests \`POST ${path}\`.`);
    }
  }
  for (const work of ['write slip', 'pull shot']) {
    const done = seen.work(work).filter(({ end }) => end !== undefined);
    if (done.length !== 2) throw new Wrong(`Two orders, and ${done.length} times ${work}.`);
  }
  for (const name of names) seen.all(name);
  const shots = seen.all('pull shot');
  if (seen.work('pull shot').every((work) => shots.some((shot) => seen.covers(shot, work)))) return;
  throw wrongIn('barista.ts', 'A span `pull shot` ended before the machine had pulled the shot.');
});

withGuests('every message is one line of JSON in the journal', (seen) => {
  const { refused } = evening(seen);
  if (refused.length > 0) throw new Wrong(`The ${refused[0]} was not served.`);
  linesAbout(seen, guests);
  for (const msg of ['the bar opens', 'the bar closes']) lineSaying(seen, 'counter', msg);
});

withGuests('a line that is written in a span has the three fields', (seen) => {
  for (const line of linesAbout(seen, kept).filter(isDirect)) hasFields(line);
});

withGuests('a line that is written outside of every span has none of them', (seen) => {
  for (const msg of ['the bar opens', 'the bar closes']) {
    const { fields } = lineSaying(seen, 'counter', msg);
    for (const field of ['trace_id', 'span_id', 'trace_flags']) {
      const value = fields[field] ?? undefined;
      if (value === undefined) continue;
      throw wrongIn('log.ts', `\`${msg}\` has a \`${field}\`: ${quoted(value)}.`);
    }
  }
});

withGuests('`trace_id` is the trace of the order, in counter and kitchen alike', (seen) => {
  for (const line of linesAbout(seen, kept).filter(isDirect)) isInTrace(line);
});

withGuests('`span_id` is the span in which the line is written', (seen) => {
  for (const line of linesAbout(seen, kept).filter(isDirect)) isInSpan(seen, line);
});

withGuests('`trace_flags` are two hex digits, as in `traceparent`', (seen) => {
  for (const line of linesAbout(seen, kept).filter(isDirect)) hasFlags(line);
});

withGuests('an order that nobody samples has its ids on its lines, too', (seen) => {
  const unsampled = guests.filter(({ sampled }) => !sampled);
  for (const line of linesAbout(seen, unsampled).filter(isDirect)) {
    hasFields(line);
    isInTrace(line);
    isInSpan(seen, line);
    hasFlags(line);
  }
});

withGuests('`linesOf` finds the lines of a trace, of both services, in their order', (seen) => {
  const { lines, found } = evening(seen);
  guests.forEach(({ drink, traceId }, i) => {
    const wanted = lines.filter((line) => parsed(line).trace_id === traceId);
    if (JSON.stringify(found[i]) === JSON.stringify(wanted)) return;
    throw wrongIn(
      'log.ts',
      `For the trace of the ${drink} \`linesOf\` ${mismatch(found[i], wanted)}`,
    );
  });
});

withGuests('`spanOf` leads from a line back to its span', (seen) => {
  const { lines, back, spans } = evening(seen);
  if (!lines.some((text) => spans.some(({ spanId }) => parsed(text).span_id === spanId))) {
    throw wrongIn('log.ts', 'No line names a span by its `span_id`.');
  }
  lines.forEach((text, i) => {
    const { trace_id, span_id, msg } = parsed(text);
    const wanted = spans.find(({ traceId, spanId }) => traceId === trace_id && spanId === span_id);
    const found = back[i] as Partial<Evening['spans'][number]> & { threw?: string };
    if (found?.spanId === wanted?.spanId && !found?.threw) return;
    const returned = found?.threw
      ? `threw ${quoted(found.threw)}`
      : `returned ${found ? describe(found) : '`undefined`'}`;
    const right = wanted ? describe(wanted) : '`undefined`: its span is not there';
    throw wrongIn('log.ts', `For the line \`${msg}\` it ${returned}.\nRight is ${right}.`);
  });
});

withGuests('`shot is ready` has the ids of the order that it speaks of', (seen) => {
  for (const line of linesAbout(seen, guests).filter((one) => !isDirect(one))) {
    try {
      hasFields(line);
      isInTrace(line);
      isInSpan(seen, line);
      hasFlags(line);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      throw wrongIn('barista.ts', error.message);
    }
  }
});

asks('two orders of the same drink are told apart, too', (seen) => {
  for (const { traceId } of seen.all('POST /orders')) {
    const own = lines(seen).filter(({ fields }) => fields.trace_id === traceId);
    for (const { msg, service } of sayings) {
      const times = own.filter(({ fields }) => fields.msg === msg && fields.service === service);
      if (times.length === 1) continue;
      throw wrongIn(
        'barista.ts',
        `In the trace of one of two lattes, ${service} says \`${msg}\` ${times.length} times.`,
      );
    }
  }
});

withGuests('each of these lines is an event on its span as well, once', (seen) => {
  for (const { fields, where } of linesAbout(seen, kept)) {
    const span = spanNamed(seen, fields);
    if (!span) throw wrongIn('log.ts', `${where}, names no span.`);
    const events = span.events.filter(({ name }) => name === fields.msg);
    if (events.length === 1) continue;
    const others = span.events.map(({ name }) => `\`${name}\``).join(', ') || 'none';
    const late = span.late.some(({ first }) => first === fields.msg);
    throw wrongIn(
      'log.ts',
      `${where}, was written in \`${span.name}\`.\nThe span has it as an event ` +
        `${plural(events.length, 'time')}. ` +
        (late ? 'It came only when the span had ended.' : `Its events: ${others}.`),
    );
  }
});

asks('both providers are shut down before `run` returns', (seen) => seen.shutDown(2));

interface Line {
  fields: Record<string, unknown>;
  text: string;
}

/** A line of which it is known who wrote it, in which span, and whose order it is about. */
interface Told extends Line {
  guest: Guest;
  saying: (typeof sayings)[number];
  /** The line in words. */
  where: string;
}

/** What the scene told of the guests. */
function evening({ recording }: Seen): Evening {
  if (recording.answer) return recording.answer as Evening;
  throw new Wrong('The bar did not come to the end of these orders.');
}

function isDirect({ saying }: Told): boolean {
  return saying.msg !== calledBack;
}

/** Every line of the journal. */
function lines(seen: Seen): Line[] {
  return seen.recording.said.map(({ what: text }) => ({ text, fields: parsed(text) }));
}

function parsed(text: string): Line['fields'] {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields === 'object' && fields) return fields as Line['fields'];
  } catch {
    // It is told below.
  }
  throw wrongIn('log.ts', `This line is not an object of JSON:\n  ${shortened(text)}`);
}

/** The lines about the orders of these guests; each is there once. */
function linesAbout(seen: Seen, about: Guest[]): Told[] {
  return about.flatMap((guest) =>
    sayings.map((saying) => {
      const { msg, service } = saying;
      const line = lineSaying(seen, service, msg, guest.drink);
      return { ...line, guest, saying, where: `\`${msg}\` of ${service}, for the ${guest.drink}` };
    }),
  );
}

function lineSaying(seen: Seen, service: string, msg: string, drink?: string): Line {
  const all = lines(seen);
  const found = all.filter(
    ({ fields }) =>
      fields.service === service && fields.msg === msg && fields['coffee.drink'] === drink,
  );
  if (found.length === 1) return found[0]!;
  const about = drink ? ` with the \`coffee.drink\` "${drink}"` : '';
  const similar = all.find(({ text }) => text.includes(msg));
  throw wrongIn(
    'log.ts',
    `The journal has ${found.length} lines \`${msg}\` of the \`service\` "${service}"${about}.` +
      (found.length === 0 && similar ? `\nThere is: ${shortened(similar.text)}` : ''),
  );
}

function hasFields({ fields, where }: Told): void {
  const digits = { trace_id: 32, span_id: 16 };
  for (const field of ['trace_id', 'span_id', 'trace_flags'] as const) {
    const value = fields[field];
    if (value === undefined || value === null) {
      const others = Object.keys(fields).map((name) => `\`${name}\``);
      throw wrongIn('log.ts', `${where}, has no \`${field}\`.\nIt has: ${others.join(', ')}.`);
    }
    if (field === 'trace_flags') continue;
    const wanted = new RegExp(`^(?!0+$)[0-9a-f]{${digits[field]}}$`);
    if (typeof value === 'string' && wanted.test(value)) continue;
    throw wrongIn(
      'log.ts',
      `${where}, has this \`${field}\`: ${quoted(value)}.\n` +
        `An id is ${digits[field]} hex digits in small letters, and not all zeros.`,
    );
  }
}

function isInTrace({ fields, guest, where }: Told): void {
  if (fields.trace_id === guest.traceId) return;
  const other = guests.find(({ traceId }) => traceId === fields.trace_id);
  throw wrongIn(
    'log.ts',
    `${where}, has another trace id${other ? `: that of the ${other.drink}` : ''}.\n` +
      `  recorded: ${String(fields.trace_id)}\n  expected: ${guest.traceId}`,
  );
}

function isInSpan(seen: Seen, { fields, saying, where }: Told): void {
  const span = spanNamed(seen, fields);
  const above = span && !names.includes(span.name) ? seen.parent(span) : span;
  // A span that is not sampled never said which service it came from.
  const sameService = above?.service === '' || above?.service === saying.service;
  if (above?.name === saying.name && sameService) return;
  const named = above ? `\`${above.name}\`` : 'a span that nobody here has started';
  throw wrongIn(
    'log.ts',
    `${where}, names ${named}${above?.service ? ` of ${above.service}` : ''}.\n` +
      `It was written in \`${saying.name}\` of ${saying.service}.`,
  );
}

function hasFlags({ fields, guest, where }: Told): void {
  const flags = fields.trace_flags;
  const sampled = typeof flags === 'string' && (parseInt(flags, 16) & 1) === 1;
  if (
    /^[0-9a-f]{2}$/.test(String(flags)) &&
    typeof flags === 'string' &&
    sampled === guest.sampled
  ) {
    return;
  }
  throw wrongIn(
    'log.ts',
    `${where}, has these \`trace_flags\`: ${quoted(flags)}.\n` +
      `The guest’s \`traceparent\` ends in "0${Number(guest.sampled)}".`,
  );
}

function spanNamed(seen: Seen, { trace_id, span_id }: Line['fields']): RecordedSpan | undefined {
  return seen.recording.spans.find(({ id, traceId }) => id === span_id && traceId === trace_id);
}

function mismatch(found: unknown, wanted: string[]): string {
  if (!Array.isArray(found)) return `returned no array: ${quoted(found)}.`;
  const strange = found.find((line) => typeof line !== 'string');
  if (strange) return `returned something that is no line: ${quoted(strange)}.`;
  const count = `returned ${plural(found.length, 'line')}; ${wanted.length} are right.`;
  const missing = wanted.find((line) => !found.includes(line));
  if (missing) return `${count}\nMissing is, for example:\n  ${shortened(missing)}`;
  const extra = found.find((line) => !wanted.includes(line));
  if (extra) return `${count}\nThis one is not of that trace:\n  ${shortened(extra)}`;
  return found.length === wanted.length ? 'returned the lines in another order.' : count;
}

function describe({ name, service, traceId }: Partial<Evening['spans'][number]>): string {
  const guest = guests.find((one) => one.traceId === traceId);
  return `\`${name}\` of ${service}${guest ? `, for the ${guest.drink}` : ''}`;
}

/** A line in so few letters that it is read; the message is at its end. */
function shortened(text: string): string {
  const short = text.replace(/"([0-9a-f]{8})[0-9a-f]{8,24}"/g, '"$1…"').replaceAll('","', '", "');
  return short.length > 200 ? `${short.slice(0, 199)}…` : short;
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}

/** What is wrong was written in that file, wherever the span was started. */
function wrongIn(file: string, message: string): Wrong {
  return new Wrong(message, { at: file } as RecordedSpan);
}
