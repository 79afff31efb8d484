import { isDeepStrictEqual } from 'node:util';
import { defineCheck } from '../../workshop/checking/check.ts';
import { indent, plural, shorten, times, wrap } from '../../workshop/render/text.ts';
import type { Moment, RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { change, guests, till, tillIsClosed, type Evening, type Guest } from './scenarios.ts';

const names = ['POST /orders', 'POST /drinks', 'make drink', 'pull shot'];

/** What is said about every order, by which service, and in which span. */
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

const { test, inScenario } = defineCheck(
  '08-logs-meet-traces',
  `
counter: POST /orders [SERVER]  ×2
└─ counter: POST /drinks [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make drink
         └─ kitchen: pull shot
`,
);
const withGuests = inScenario(
  'guests',
  `
counter: POST /orders [SERVER]  ×5
└─ counter: POST /drinks [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make drink
         └─ kitchen: pull shot
till: ring [SERVER]
`,
);

test(
  'order-over-http',
  'both orders go from counter to kitchen, and the machine pulls their shots',
  (run) => {
    for (const path of ['/orders', '/drinks']) {
      const calls = run.recording.requests.filter((request) => request.path === path);
      if (calls.length !== 2) {
        throw new CheckFailure(
          `There were two orders, but ${plural(calls.length, 'request')} \`POST ${path}\`.`,
        );
      }
    }
    for (const work of ['write slip', 'pull shot']) {
      const done = run.work(work).filter(({ end }) => end !== undefined);
      if (done.length !== 2)
        throw new CheckFailure(
          `There were two orders, but \`${work}\` was done ${plural(done.length, 'time')}.`,
        );
    }
    for (const name of names) run.all(name);
    const shots = run.all('pull shot');
    const pulled = run.work('pull shot');
    // The machine works in one context, whoever orders.
    if (new Set(pulled.map(({ active }) => active)).size > 1) {
      throw new CheckFailure(
        'Each shot was pulled in the context of its own order, so not by the machine.\n' +
          'Order shots with `orderShot`.',
        'barista.ts',
      );
    }
    if (pulled.every((work) => shots.some((shot) => run.covers(shot, work)))) return;
    throw new CheckFailure(
      'A span `pull shot` ended before the machine had pulled the shot: `waitForShot` did not ' +
        'wait for it.',
      'barista.ts',
    );
  },
);

withGuests('lines-are-json', 'every message is one line of JSON in the journal', (run) => {
  const { refused } = evening(run);
  if (refused.length > 0) throw new CheckFailure(`The ${refused[0]} was not served.`);
  linesAbout(run, guests);
  for (const msg of ['the bar opens', 'the bar closes']) lineSaying(run, 'counter', msg);
  for (const { fields, where } of linesOfTill(run)) {
    if (!(change in fields)) continue;
    throw new CheckFailure(
      `${where}, has the field \`${change}\` of the line before it, in the same span.`,
      'log.ts',
    );
  }
});

withGuests('lines-at-once', 'each line is written at once, and not too early', (run) => {
  for (const guest of guests) {
    const told = linesAbout(run, [guest]);
    const [taken, shot] = [told[0]!, told.find((line) => !isDirect(line))!];
    const work = (name: string) => worksOf(run, name, guest);
    if (shot.when < Math.min(...work('pull shot').map(({ end = Infinity }) => end))) {
      throw new CheckFailure(
        `${shot.where}, was written before the machine had pulled that shot.`,
        'barista.ts',
      );
    }
    if (work('write slip').every(({ begin }) => taken.when > begin)) {
      throw new CheckFailure(
        `${taken.where}, reached the journal only when the counter was at the next step.\n` +
          'When `log` returns, the line must be in the journal.',
        'log.ts',
      );
    }
    for (const [i, line] of told.entries()) {
      const before = told[i - 1];
      if (!before || before.when < line.when) continue;
      throw new CheckFailure(
        `${before.where}, reached the journal after \`${line.saying.msg}\`.`,
        'log.ts',
      );
    }
  }
});

withGuests('line-has-ids', 'a line that is written in a span has the three fields', (run) => {
  for (const line of linesAbout(run, kept).filter(isDirect)) hasFields(line);
});

withGuests(
  'no-ids-outside-spans',
  'a line that is written outside every span has none of the three fields',
  (run) => {
    const closed = lines(run).filter(({ fields }) => fields.msg === tillIsClosed);
    for (const { fields } of [
      ...['the bar opens', 'the bar closes'].map((msg) => lineSaying(run, 'counter', msg)),
      ...closed,
    ]) {
      for (const field of ['trace_id', 'span_id', 'trace_flags']) {
        if (!(field in fields)) continue;
        const old = run.recording.spans.some(({ traceId }) => traceId === fields[field]);
        throw new CheckFailure(
          `\`${String(fields.msg)}\` has a \`${field}\`: ${quoted(fields[field])}.\n` +
            (old ? 'It is the trace id of an earlier line. ' : '') +
            'No span is active there, so the line must not have this field, not even an empty one.',
          'log.ts',
        );
      }
    }
  },
);

withGuests(
  'line-trace-id',
  '`trace_id` is the trace of the order, in counter and kitchen alike',
  (run) => {
    for (const line of linesAbout(run, kept).filter(isDirect)) isInTrace(line);
  },
);

withGuests('line-span-id', '`span_id` is the span in which the line is written', (run) => {
  for (const line of linesAbout(run, kept).filter(isDirect)) isInSpan(run, line);
  for (const line of linesOfTill(run)) {
    hasFields(line);
    const span = spanNamed(run, line.fields);
    if (span?.name === till.name) continue;
    throw new CheckFailure(
      `${line.where}, names ${span ? `\`${span.name}\`` : 'no span'}. It should name \`${till.name}\`.`,
      'log.ts',
    );
  }
});

withGuests('line-trace-flags', '`trace_flags` is two hex digits, as in `traceparent`', (run) => {
  for (const line of linesAbout(run, kept).filter(isDirect)) hasFlags(line);
});

withGuests(
  'unsampled-line-has-ids',
  'the lines of an order that is not sampled have its ids as well',
  (run) => {
    const unsampled = guests.filter(({ sampled }) => !sampled);
    for (const line of linesAbout(run, unsampled).filter(isDirect)) {
      hasFields(line);
      isInTrace(line);
      isInSpan(run, line);
      hasFlags(line);
    }
  },
);

withGuests(
  'lines-of-trace',
  '`linesOf` finds the lines of a trace, from both services, in their order',
  (run) => {
    for (const { traceId, lines, found, changed } of evening(run).searches) {
      const wanted = lines.filter((line) => parsed(line).trace_id === traceId);
      const guest = guests.find((one) => one.traceId === traceId)!;
      const asked = `For the trace of the ${guest.drink}, in ${plural(lines.length, 'line')}, `;
      if (JSON.stringify(found) !== JSON.stringify(wanted)) {
        throw new CheckFailure(`${asked}\`linesOf\` ${mismatch(found, wanted, lines)}`, 'log.ts');
      }
      if (!changed) continue;
      throw new CheckFailure('`linesOf` changed the array of lines that it was given.', 'log.ts');
    }
  },
);

withGuests('span-of-line', '`spanOf` leads from a line back to its span', (run) => {
  const { lines, ways, spans } = evening(run);
  if (!lines.some((text) => spans.some(({ spanId }) => parsed(text).span_id === spanId))) {
    throw new CheckFailure('No line names a span by its `span_id`.', 'log.ts');
  }
  for (const { line, given, wanted, found, odd } of ways) {
    if (JSON.stringify(found) === JSON.stringify(wanted) && !odd) continue;
    const returned = odd ?? `returned ${found ? describe(found) : '`undefined`'}`;
    const { trace_id, span_id } = parsed(line);
    const why =
      trace_id && span_id ? 'its span is not among them' : 'the line does not have both ids';
    throw new CheckFailure(
      `For this line \`spanOf\` ${returned}.\n${brief(line)}\n` +
        `${given}It should return ${wanted ? describe(wanted) : `\`undefined\`: ${why}`}.`,
      'log.ts',
    );
  }
});

withGuests('callback-has-order-ids', '`shot is ready` has the ids of its own order', (run) => {
  for (const line of linesAbout(run, guests).filter((one) => !isDirect(one))) {
    try {
      hasFields(line);
      isInTrace(line);
      isInSpan(run, line);
      hasFlags(line);
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      throw new CheckFailure(error.message, 'barista.ts');
    }
  }
});

test('same-drinks-told-apart', 'two orders of the same drink are also told apart', (run) => {
  for (const { traceId } of run.all('POST /orders')) {
    const own = lines(run).filter(({ fields }) => fields.trace_id === traceId);
    for (const { msg, service } of sayings) {
      const times = own.filter(({ fields }) => fields.msg === msg && fields.service === service);
      if (times.length === 1) continue;
      throw new CheckFailure(
        `With the trace id of one of the two lattes, ${service} wrote \`${msg}\` ` +
          `${plural(times.length, 'time')}. It should be once.`,
        msg === calledBack ? 'barista.ts' : 'log.ts',
      );
    }
  }
});

withGuests('lines-are-events', 'each message is also an event on its span, once', (run) => {
  for (const { fields, where } of linesAbout(run, kept)) {
    const span = spanNamed(run, fields);
    if (!span) throw new CheckFailure(`${where}, names no span.`, 'log.ts');
    const events = span.events.filter(({ name }) => name === fields.msg);
    if (events.length === 1) continue;
    const others = span.events.map(({ name }) => `\`${name}\``).join(', ') || 'none';
    const late = span.late.some(({ first }) => first === fields.msg);
    throw new CheckFailure(
      `${where}, names \`${span.name}\`.\nThat span has the message as an event ` +
        `${plural(events.length, 'time')}. ` +
        (late ? 'It was added only after the span had ended.' : `Its events: ${others}.`) +
        (fields.msg === calledBack && !late
          ? '\n`log` adds it to the span that is active when `log` is called.'
          : ''),
      fields.msg === calledBack ? 'barista.ts' : 'log.ts',
    );
  }
  for (const { traceId, drink } of kept) {
    for (const { msg } of sayings) {
      const having = run.recording.spans.filter(
        (span) => span.traceId === traceId && span.events.some(({ name }) => name === msg),
      );
      if (having.length === 1) continue;
      throw new CheckFailure(
        `For the ${drink}, \`${msg}\` is an event on ${having.length} spans: ` +
          `${having.map(({ name, service }) => `\`${name}\` of ${service}`).join(', ')}.`,
        'log.ts',
      );
    }
  }
  for (const { name, events } of run.recording.spans) {
    const outside = events.find((event) => /^the bar (opens|closes)$/.test(event.name));
    if (!outside) continue;
    throw new CheckFailure(
      `\`${outside.name}\` was said outside every span, but is an event on \`${name}\`.`,
      'log.ts',
    );
  }
  const rings = linesOfTill(run);
  for (const { fields, where } of rings) {
    const all = spanNamed(run, fields)?.events.map(({ name }) => name) ?? [];
    const events = all.filter((name) => name === till.msg);
    if (events.length === rings.length) continue;
    const others = all.map((name) => `\`${name}\``).join(', ') || 'none';
    throw new CheckFailure(
      `${where}, was logged ${times(rings.length)} in the span \`${till.name}\`, and is an event ` +
        `${times(events.length)} there.\nThe events there: ${others}.`,
      'log.ts',
    );
  }
  const [early] = evening(run).early;
  if (early === undefined) return;
  throw new CheckFailure(
    `The event \`${early}\` has a time before the start of its span.`,
    'log.ts',
  );
});

test('shut-down', 'both providers are shut down before `run` returns', (run) => run.shutDown(2));

interface Line {
  fields: Record<string, unknown>;
  text: string;
  when: Moment;
}

/** A line that is known to be about this guest's order, and to be written in this span. */
interface Told extends Line {
  guest: Guest;
  saying: (typeof sayings)[number];
  /** The line in words. */
  where: string;
}

/** The work for a guest, or for one of two who came at the same time with one number. */
function worksOf(run: RecordedRun, name: string, { id, drink }: Guest) {
  const works = run
    .work(name)
    .filter(({ order }) => order === id)
    .toSorted((a, b) => a.begin - b.begin);
  const last = guests.at(-1)!;
  if (id !== last.id) return works;
  return drink === last.drink ? works.slice(1) : works.slice(0, 1);
}

/** What the scenario reported about the guests. */
function evening({ recording }: RecordedRun): Evening {
  if (recording.scenarioResult) return recording.scenarioResult as Evening;
  throw new CheckFailure('The bar did not finish these orders.');
}

function isDirect({ saying }: Told): boolean {
  return saying.msg !== calledBack;
}

/** Every line of the journal. */
function lines(run: RecordedRun): Line[] {
  return run.recording.said.map(({ what: text, when }) => ({ text, when, fields: parsed(text) }));
}

function parsed(text: string): Line['fields'] {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields === 'object' && fields) return fields as Line['fields'];
  } catch {
    // It is reported below.
  }
  throw new CheckFailure(`This line is not a JSON object:\n${brief(text)}`, 'log.ts');
}

/** The lines about the orders of these guests; each is there once. */
function linesAbout(run: RecordedRun, about: Guest[]): Told[] {
  return about.flatMap((guest) =>
    sayings.map((saying) => {
      const { msg, service } = saying;
      const line = lineSaying(run, service, msg, guest.drink);
      return { ...line, guest, saying, where: `\`${msg}\` of ${service}, for the ${guest.drink}` };
    }),
  );
}

/** What is said without attributes, if anything is. */
function linesOfTill(run: RecordedRun): Pick<Told, 'fields' | 'where'>[] {
  return lines(run)
    .filter(({ fields }) => fields.msg === till.msg)
    .map(({ fields }) => ({
      fields,
      where: `\`${shorten(till.msg, 40)}\`, said without attributes`,
    }));
}

function lineSaying(run: RecordedRun, service: string, msg: string, drink?: string): Line {
  const all = lines(run);
  const found = all.filter(
    ({ fields }) =>
      fields.service === service && fields.msg === msg && fields['coffee.drink'] === drink,
  );
  if (found.length === 1) return found[0]!;
  const about = drink ? ` with the \`coffee.drink\` "${drink}"` : ' without a `coffee.drink`';
  const similar = all.find(({ text }) => text.includes(msg));
  const unsampled = guests.some((guest) => guest.drink === drink && !guest.sampled);
  throw new CheckFailure(
    `The journal has ${plural(found.length, 'line')} \`${msg}\` of the \`service\` ` +
      `"${service}"${about}; there should be one.` +
      (found.length === 0 && unsampled
        ? '\nThis order is not sampled, but has lines all the same.'
        : '') +
      (found.length > 1 ? `\nEach message should be one line.` : '') +
      (found.length === 0 && similar ? `\nThere is:\n${brief(similar.text)}` : ''),
    msg === calledBack ? 'barista.ts' : 'log.ts',
  );
}

function hasFields({ fields, where }: Pick<Told, 'fields' | 'where'>): void {
  const digits = { trace_id: 32, span_id: 16 };
  for (const field of ['trace_id', 'span_id', 'trace_flags'] as const) {
    const value = fields[field];
    if (value === undefined || value === null) {
      const others = Object.keys(fields).map((name) => `\`${name}\``);
      throw new CheckFailure(
        `${where}, has no \`${field}\`.\nIt has: ${others.join(', ')}.`,
        'log.ts',
      );
    }
    if (field === 'trace_flags') continue;
    const wanted = new RegExp(`^(?!0+$)[0-9a-f]{${digits[field]}}$`);
    if (typeof value === 'string' && wanted.test(value)) continue;
    throw new CheckFailure(
      `${where}, has this \`${field}\`: ${quoted(value)}.\n` +
        `This id is ${digits[field]} hex digits in lower case, and not all zeros.`,
      'log.ts',
    );
  }
}

function isInTrace({ fields, guest, where }: Told): void {
  if (fields.trace_id === guest.traceId) return;
  const other = guests.find(({ traceId }) => traceId === fields.trace_id);
  throw new CheckFailure(
    `${where}, has a wrong trace id: ${other ? `that of the ${other.drink}` : 'no guest has it'}.\n` +
      `  recorded: ${String(fields.trace_id)}\n  expected: ${guest.traceId}`,
    'log.ts',
  );
}

function isInSpan(run: RecordedRun, { fields, saying, where, when }: Told): void {
  const span = spanNamed(run, fields);
  if (span?.sampled && span.exported === 0) {
    throw new CheckFailure(
      `${where}, names the span \`${span.name}\`, which never reached the exporter.`,
      'log.ts',
    );
  }
  if (span?.ended !== undefined && span.ended < when) {
    throw new CheckFailure(
      `${where}, names \`${span.name}\`. That span had ended before the line was in the journal. ` +
        'The line must be there when `log` returns.',
      'log.ts',
    );
  }
  const above = span && !names.includes(span.name) ? run.parent(span) : span;
  // A span that is not sampled never said which service it came from.
  const sameService = above?.service === '' || above?.service === saying.service;
  if (above?.name === saying.name && sameService) return;
  const named = above ? `\`${above.name}\`` : 'a span that was not started here';
  throw new CheckFailure(
    `${where}, names ${named}${above?.service ? ` of ${above.service}` : ''}.\n` +
      `It should name \`${saying.name}\` of ${saying.service}.`,
    'log.ts',
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
  throw new CheckFailure(
    `${where}, has these \`trace_flags\`: ${quoted(flags)}.\n` +
      `The guest’s \`traceparent\` ends in "0${Number(guest.sampled)}", so the flags should be the same.`,
    'log.ts',
  );
}

function spanNamed(
  run: RecordedRun,
  { trace_id, span_id }: Line['fields'],
): RecordedSpan | undefined {
  return run.recording.spans.find(({ id, traceId }) => id === span_id && traceId === trace_id);
}

function mismatch(found: unknown, wanted: string[], given: string[]): string {
  if (!Array.isArray(found)) return `did not return an array: ${quoted(found)}.`;
  const strange = found.find((line) => !given.includes(line));
  if (strange !== undefined) {
    const same = typeof strange === 'string' && given.find((line) => isSameJson(line, strange));
    if (same) return `did not return this line as it was written:\n${brief(same)}`;
    const what = typeof strange === 'string' ? brief(strange) : `  ${quoted(strange)}`;
    return `returned something that is not one of these lines:\n${what}`;
  }
  const count =
    found.length === wanted.length
      ? 'returned the right number of lines, but not the right ones.'
      : `returned ${plural(found.length, 'line')}; it should be ${wanted.length}.`;
  const missing = wanted.find((line) => !found.includes(line));
  if (missing) return `${count}\nFor example, this one is missing:\n${brief(missing)}`;
  const extra = found.find((line) => !wanted.includes(line));
  if (extra) return `${count}\nThis one is not from that trace:\n${brief(extra)}`;
  if (found.length === wanted.length) return 'returned the lines in a different order.';
  return `${count}\nA line that was written twice counts as two lines.`;
}

function isSameJson(line: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(line), JSON.parse(other));
  } catch {
    return false;
  }
}

function describe({ name, service, traceId }: Evening['spans'][number]): string {
  const guest = guests.find((one) => one.traceId === traceId);
  return `\`${name}\` of ${service}, ${guest ? `for the ${guest.drink}` : 'in another trace'}`;
}

/** A line short enough to be read, in lines that are all indented; the message is at its end. */
function brief(text: string): string {
  const short = text.replace(/([0-9a-f]{8})[0-9a-f]{4,20}([0-9a-f]{4})/g, '$1…$2');
  // It breaks between two fields.
  const spaced = short.replace(/(["\d\]}]|true|false|null),(?=")/g, '$1, ');
  return indent(wrap(shorten(spaced, 240), 72)).join('\n');
}

function quoted(value: unknown): string {
  return shorten(JSON.stringify(value) ?? 'undefined', 70);
}
