import { defineCheck } from '../../workshop/checking/check.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { burst, callers, card, late, lentTwice, nowhere, refused, slash } from './scenarios.ts';
import type { AwaySeen, MondaySeen, Seen } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '17-your-service-on-monday',
  `
loans: POST /loans [SERVER]  ×3
├─ loans: GET [CLIENT]
│  └─ catalog: GET /books/:id [SERVER]
│     └─ catalog: GET [CLIENT]
└─ loans: save loan
loans: send letter [CONSUMER]  ×2
loans: send letter [CONSUMER] ✗
`,
  'No span arrived: none was made, or those that were made were not sent.',
);
const onMonday = inScenario('monday', '');
const whenAway = inScenario('away', '');

const routes = [
  { service: 'loans', route: 'POST /loans' },
  { service: 'catalog', route: 'GET /books/:id' },
];

// Task 1: the SDK, set up on purpose.

test('spans-arrive', 'spans of both programs arrive', (run) => {
  for (const file of ['loans.ts', 'catalog.ts']) {
    const ended = endOf(run, file);
    if (ended?.startsWith('SIG') && ended !== 'SIGKILL') {
      throw new CheckFailure(
        `\`${file}\` was sent ${ended}, and ended at once: nothing listened for it.`,
        'telemetry.ts',
      );
    }
  }
  if (run.arrived.length === 0) {
    throw new CheckFailure('No span of the two programs arrived.', 'lesson.ts');
  }
  const services = [...new Set(run.arrived.map(({ service }) => service))];
  for (const name of ['loans', 'catalog']) {
    if (services.includes(name)) continue;
    throw new CheckFailure(
      `No span of a service \`${name}\` arrived. These services sent spans: ${services.join(', ')}.`,
      'lesson.ts',
    );
  }
});

test('answers-unchanged', 'three readers get their book, and one letter has no address', (run) => {
  const { output } = run.recording;
  for (const title of ['Emma', 'Walden', 'Dracula']) {
    if (output.includes(`The reader gets: {"lent":"${title}"}`)) continue;
    const [got = 'nothing'] =
      output.match(/(?<=The reader gets: )(?!{"lent":"(Emma|Walden|Dracula)"}).*/) ?? [];
    throw new CheckFailure(
      `No reader got ${title}. One got: ${got.slice(0, 80)}${complaint(output)}`,
      'loans.ts',
    );
  }
  for (const [name, count] of [
    ['save loan', 3],
    ['send letter', 3],
  ] as const) {
    const times = did(run, name).length;
    if (times === count) continue;
    const file = name === 'save loan' ? 'loans.ts' : 'letters.ts';
    throw new CheckFailure(
      `The library was asked ${times} times to ${name}, not ${count} times.`,
      file,
    );
  }
});

test('both-signals', 'the programs end by themselves, on SIGINT and on SIGTERM', (run) => {
  endsWell(run, { 'loans.ts': 'SIGINT', 'catalog.ts': 'SIGTERM' });
});

test('calls-traced', 'each call is one CLIENT span: three from each program', (run) => {
  for (const { service } of routes) {
    const calls = run.arrived.filter((span) => span.kind === 'CLIENT' && span.service === service);
    if (calls.length === 3) continue;
    throw new CheckFailure(
      `The program \`${service}\` made three calls, and ${calls.length} CLIENT spans of it arrived.`,
      'telemetry.ts',
    );
  }
});

onMonday('burst-fits', `a burst of ${burst} spans arrives whole`, (run) => {
  const { arrived } = monday(run);
  for (const { service } of routes) {
    const count = arrived[service] ?? 0;
    if (count === burst) continue;
    throw new CheckFailure(
      `The check made a burst of ${burst} spans in \`${service}\`, and ${count} of them arrived.`,
      'lesson.ts',
    );
  }
});

onMonday('traces-alone', 'the backend gets traces, and neither metrics nor logs', (run) => {
  const { others } = monday(run);
  for (const [what, count] of Object.entries(others)) {
    if (count === 0) continue;
    throw new CheckFailure(
      `The backend was sent ${what} as well, in ${count} ${count === 1 ? 'request' : 'requests'} to /v1/${what}.`,
      'lesson.ts',
    );
  }
});

onMonday('baggage-stays', 'the publisher gets no baggage and still a `traceparent`', (run) => {
  const { asked } = monday(run);
  if (asked.length === 0) throw new CheckFailure('The publisher was never asked.', 'catalog.ts');
  for (const { path, baggage, text, traceparent } of asked) {
    if (baggage !== undefined || text.includes(card)) {
      const header = baggage === undefined ? 'that card' : `baggage: ${baggage.slice(0, 80)}`;
      throw new CheckFailure(
        `A request came with \`baggage: library.card=${card}\`.\nThe publisher was sent ${header}`,
        'lesson.ts',
      );
    }
    if (traceparent) continue;
    throw new CheckFailure(
      `The call \`${path}\` to the publisher had no \`traceparent\`.`,
      'telemetry.ts',
    );
  }
});

// Task 2: the shutdown.

for (const { file, signal, book, spanId } of Object.values(late)) {
  onMonday(
    `${signal.toLowerCase()}-in-progress`,
    `${signal}: a request in progress gets its answer, and its spans arrive`,
    (run) => {
      const farewell = monday(run).farewells.find((one) => one.file === file);
      const when = `A request was in progress in \`${file}\` when ${signal} came.`;
      if (farewell?.status !== 200) {
        const got = farewell?.status ? `${farewell.status}: ${farewell.text}` : farewell?.text;
        throw new CheckFailure(
          `${when} It got: ${(got ?? 'nothing').slice(0, 80)}`,
          'telemetry.ts',
        );
      }
      if (endOf(run, file) === 'SIGKILL') {
        throw new CheckFailure(`${when} The program did not end, and was killed.`, 'telemetry.ts');
      }
      // The call that it made ended after the signal, like its SERVER span.
      const call = `${file === 'loans.ts' ? '/books/' : '/prints/'}${book}`;
      const isCall = ({ kind, attributes }: RecordedSpan) =>
        kind === 'CLIENT' && String(attributes['url.full']).endsWith(call);
      const service = file.replace('.ts', '');
      const route = file === 'loans.ts' ? '/loans' : '/books';
      const hasServers = run.arrived.some(
        ({ kind, service: by, name, attributes }) =>
          kind === 'SERVER' &&
          by === service &&
          [name, attributes['url.full']].some((text) => String(text).includes(route)),
      );
      const isWhole = !hasServers || run.arrived.some(({ parentId }) => parentId === spanId);
      if (run.arrived.some(isCall) && isWhole) return;
      const what = isWhole ? 'the span of its call' : 'its SERVER span';
      throw new CheckFailure(
        `${when} It got its answer, but ${what} never arrived.`,
        'telemetry.ts',
      );
    },
  );
}

onMonday('letters-at-close', 'letters that wait at SIGTERM are sent, with their spans', (run) => {
  const begun = did(run, 'send letter');
  const ends = monday(run).did.filter(
    ({ name, phase }) => name === 'send letter' && phase === 'end',
  );
  // Six loans before the readers of `run`, three of theirs, and the late one.
  if (ends.length < 10) {
    throw new CheckFailure(
      `Ten letters were written, and the letter box got ${ends.length} before the program ended.\n` +
        'First, the last request must be answered. Only then may `sendLetters()` be called, and awaited.',
      'loans.ts',
    );
  }
  const ids = new Set(run.arrived.map(({ id }) => id));
  // The span of a letter may be one that is not sampled, like its loan.
  const lost = begun.filter(({ active = '', isOpen }) => isOpen && !ids.has(active)).length;
  if (lost === 0) return;
  throw new CheckFailure(
    `Ten letters were sent. The span that was active never arrived for ${lost} of them.`,
    'telemetry.ts',
  );
});

whenAway('away-answers', 'without a backend, readers get the same answers', (run) => {
  const { answer } = away(run);
  if (answer?.status === 200 && answer.text.includes('Middlemarch')) return;
  throw new CheckFailure(
    `No backend was there. A reader got: ${answer?.status ?? 'nothing'} ${answer?.text.slice(0, 80) ?? ''}`,
    'telemetry.ts',
  );
});

whenAway('away-ends', 'without a backend, the programs end in time and without an error', (run) => {
  const [killed] = away(run).killed;
  if (killed) {
    const backend = killed === 'loans.ts' ? 'nobody listened there' : 'its backend never answered';
    throw new CheckFailure(
      `\`${killed}\` was still there at the end of its time after SIGTERM, and was killed:\n` +
        `it was waiting to send its spans, and ${backend}.`,
      'lesson.ts',
    );
  }
  endsWell(run, { 'loans.ts': 'SIGTERM', 'catalog.ts': 'SIGTERM' });
});

test('exporter-shut-down', 'the exporter is shut down before `run` returns', (run) =>
  run.shutDown(),
);

// Task 3: the requests.

test('server-spans', 'each request is one SERVER span, named after its route', (run) => {
  for (const { service, route } of routes) {
    const spans = run.arrived.filter((span) => span.kind === 'SERVER' && span.service === service);
    const names = spans.map(({ name }) => `\`${name}\``).join(', ') || 'none';
    if (spans.length === 3 && spans.every(({ name }) => name === route)) continue;
    throw new CheckFailure(
      `Three requests \`${route}\` reached \`${service}\`. Its SERVER spans: ${names}.`,
      `${service}.ts`,
    );
  }
});

test('one-trace', 'a loan is one trace through both programs', (run) => {
  const spans = run.arrived;
  for (const call of spans.filter(({ kind }) => kind === 'CLIENT')) {
    const { route } = routes.find(({ service }) => service === call.service)!;
    const request = spans.find(({ name, traceId }) => name === route && traceId === call.traceId);
    if (request && run.isBelow(call, request)) continue;
    throw new CheckFailure(
      `A CLIENT span of \`${call.service}\` is not below the span of a request \`${route}\`.`,
      `${call.service}.ts`,
    );
  }
  for (const request of spans.filter(({ kind }) => kind === 'SERVER')) {
    const parent = spans.find(({ id }) => id === request.parentId);
    if (request.service === 'loans') {
      if (request.parentId === undefined) continue;
      throw new CheckFailure(
        'A span `POST /loans` has a parent, and the reader sent none.',
        request,
      );
    }
    if (parent?.kind === 'CLIENT' && parent.service === 'loans') continue;
    throw new CheckFailure(
      `\`${request.name}\` of \`catalog\` is not a child of the CLIENT span that called it.`,
      'telemetry.ts',
    );
  }
});

onMonday('errors-stay', 'errors get the same answers as before', (run) => {
  const wanted: Record<string, [number, string]> = {
    health: [200, 'fine'],
    'unknown book': [404, 'no such book'],
    'unknown reader': [500, 'Internal Server Error'],
    'unknown path': [404, '404 Not Found'],
    'catalog: unknown path': [404, '404 Not Found'],
    'catalog: unknown book': [404, 'no such book'],
  };
  for (const { what, status, text } of monday(run).answers) {
    const [code, words] = wanted[what] ?? [200, '{"lent":'];
    if (status === code && text.startsWith(words)) continue;
    throw new CheckFailure(
      `A request (${what}) got ${status}: ${text.slice(0, 60)}\nThe starter answers ${code}: ${words}`,
      'loans.ts',
    );
  }
});

onMonday('health-dropped', 'health checks leave no span, and everything else does', (run) => {
  const health = run.arrived.find(({ kind, name, attributes }) => {
    const url = String(attributes['url.full'] ?? attributes['url.path'] ?? name);
    return kind === 'SERVER' && /^(https?:\/\/[^/]+|GET )?\/health(\?|$)/.test(url);
  });
  if (health) {
    throw new CheckFailure(
      `A health check left a span: \`${health.name}\` of \`${health.service}\`.`,
      'telemetry.ts',
    );
  }
  const { answers, farewells } = monday(run);
  const servers = run.arrived.filter(({ kind }) => kind === 'SERVER');
  for (const [name, path, count] of [
    ['loans', nowhere, 1],
    ['catalog', nowhere, 2],
    ['loans', slash, 2],
  ] as const) {
    const hasPath = ({ service, name: called, attributes }: RecordedSpan) =>
      service === name &&
      [called, attributes['url.full'], attributes['url.path']].some((text) =>
        String(text).includes(path),
      );
    // Without a parent, since nobody sent a `traceparent` with it.
    const others = servers.filter(
      (span) => span.service === name && span.parentId === undefined && span.name !== 'POST /loans',
    );
    if (servers.some(hasPath) || others.length >= count) continue;
    throw new CheckFailure(
      `\`GET ${path}\` of \`${name}\`, which is answered with 404, left no span.`,
      `${name}.ts`,
    );
  }
  // These two, and nobody else, come to the catalog without a `traceparent`.
  const direct = servers.filter(
    ({ service, parentId }) => service === 'catalog' && parentId === undefined,
  );
  if (direct.length < 2) {
    throw new CheckFailure(
      '`GET /books/health` of `catalog` is no health check, and it left no span.',
      'telemetry.ts',
    );
  }
  // Those of the loans, one of which is not sampled, three readers of `run`, and one late.
  const ofLoans = answers.filter(({ what }) => what !== 'health' && !what.startsWith('catalog'));
  const loans = ofLoans.length - 1 + 3 + 1;
  const served = farewells.some(({ file, status }) => file === 'loans.ts' && status === 200);
  const wanted = served ? loans : loans - 1;
  const traced = run.arrived.filter(
    ({ kind, service, traceId }) =>
      kind === 'SERVER' && service === 'loans' && traceId !== callers.unsampled.traceId,
  );
  if (traced.length === wanted) return;
  throw new CheckFailure(
    `${wanted} requests to \`loans\` had to leave a SERVER span, and ${traced.length} such spans arrived.`,
    'telemetry.ts',
  );
});

onMonday('callers-followed', 'a caller decides: `00` leaves no span, `01` is continued', (run) => {
  const { sampled, unsampled } = callers;
  const wrong = run.arrived.find(({ traceId }) => traceId === unsampled.traceId);
  if (wrong) {
    throw new CheckFailure(
      `A request came with a \`traceparent\` that ends in \`-00\`: not sampled.\n` +
        `\`${wrong.name}\` of \`${wrong.service}\` was sampled all the same.`,
      'telemetry.ts',
    );
  }
  const slip = monday(run).asked.find(({ traceparent }) =>
    traceparent?.includes(unsampled.traceId),
  );
  if (!slip?.traceparent?.endsWith('-00')) {
    throw new CheckFailure(
      `A request came that was not sampled. The publisher received in this trace:\n  ${slip?.traceparent ?? 'nothing'}`,
      'telemetry.ts',
    );
  }
  const request = run.arrived.find(({ parentId }) => parentId === sampled.spanId);
  if (request) return;
  throw new CheckFailure(
    'A request came with a `traceparent` that ends in `-01`, and no span is a child of its span.',
    'telemetry.ts',
  );
});

// Task 4: the log.

test('log-ids', 'each line of a request has the ids of its trace and of a span', (run) => {
  for (const [msg, { service, route }] of [
    ['the book is found', routes[1]!],
    ['the book is lent', routes[0]!],
  ] as const) {
    const lines = linesOf(run, msg);
    if (lines.length !== 3) {
      throw new CheckFailure(
        `\`${service}\` logged "${msg}" ${lines.length} times, and not three times.`,
        `${service}.ts`,
      );
    }
    for (const line of lines) hasIds(run, line, service);
    const traces = new Set(lines.map(({ trace_id }) => trace_id));
    if (traces.size === 3) continue;
    throw new CheckFailure(
      `Three requests \`${route}\` logged "${msg}" with ${traces.size} different trace ids.`,
      'pino-ids.ts',
    );
  }
});

onMonday(
  'pino-patched',
  'loggers of other modules get the ids, and their lines lose nothing',
  (run) => {
    const { lines } = monday(run);
    if (lines.length === 0) throw new CheckFailure('The check could not log.', 'pino-ids.ts');
    const where = ({ file, how, what }: (typeof lines)[number]) =>
      `The check logged in \`${file}\`, with \`${how} from 'pino'\`, ${what}.`;
    for (const logged of lines) {
      const { spanId, text, trace_id, span_id } = logged;
      if (!text.startsWith('{')) {
        throw new CheckFailure(
          `${where(logged)} The line never reached the logger's stream.${text && `\n  ${text}`}`,
          'pino-ids.ts',
        );
      }
      if (spanId === '' && (trace_id ?? span_id) !== undefined) {
        throw new CheckFailure(
          `${where(logged)} The line has ids:\n  ${text.trim()}`,
          'pino-ids.ts',
        );
      }
      if (spanId === '' || (span_id === spanId && trace_id)) continue;
      throw new CheckFailure(
        `${where(logged)} The active span was ${spanId}. The line is:\n  ${text.trim()}`,
        'pino-ids.ts',
      );
    }
    for (const logged of lines) {
      const { fields, text } = logged;
      const line: Record<string, unknown> = JSON.parse(text);
      for (const field of ['shelf', 'copies']) {
        if (line[field] === fields[field]) continue;
        let has = `has \`${field}\` of another line`;
        if (field in fields) has = `has lost its \`${field}\``;
        if (line[field] === 0)
          has = 'has `shelf` 0: its own `mixin` was called without all its arguments';
        throw new CheckFailure(
          `${where(logged)} The line ${has}:\n  ${text.trim()}`,
          'pino-ids.ts',
        );
      }
    }
    for (const { file, how, lacks } of lines) {
      if (lacks.length === 0) continue;
      const names = lacks.map((name) => `\`${name}\``).join(', ');
      throw new CheckFailure(
        `In \`${file}\`, \`${how} from 'pino'\` gives a function without these properties of the original: ${names}.`,
        'pino-ids.ts',
      );
    }
  },
);

// Task 5: what only you know.

test('loan-spans', '`save loan` is a span of each loan, with `library.book.id`', (run) => {
  const spans = run.all('save loan');
  for (const { book } of did(run, 'save loan')) {
    const span = spans.find(({ attributes }) => attributes['library.book.id'] === book);
    if (!span) {
      throw new CheckFailure(
        `The book ${book} was lent, and no span \`save loan\` has the attribute\n\`library.book.id\` with that value.`,
        spans[0],
      );
    }
    const request = run.arrived.find(
      ({ name, traceId }) => name === 'POST /loans' && traceId === span.traceId,
    );
    if (!request || !run.isBelow(span, request)) {
      throw new CheckFailure('`save loan` is not below the `POST /loans` of its loan.', 'loans.ts');
    }
  }
  coversWork(run, 'save loan');
});

test('letter-spans', '`send letter` is a span of each letter, and leads to its loan', (run) => {
  const ends = did(run, 'send letter');
  if (ends.length === 0) {
    throw new CheckFailure(
      'On a day that SIGINT ends for `loans.ts`, no letter was sent: nothing waited for `sendLetters()`.',
      'loans.ts',
    );
  }
  const spans = run.all('send letter');
  if (spans.length !== ends.length) {
    throw new CheckFailure(
      `${ends.length} letters were sent, in ${spans.length} spans \`send letter\`.`,
      'letters.ts',
    );
  }
  coversWork(run, 'send letter');
  for (const { book, active } of ends) {
    const loan = run
      .all('save loan')
      .find(({ attributes }) => attributes['library.book.id'] === book)!;
    const span = letterSpan(run, active);
    const linked = span.links.map(({ traceId }) => traceId);
    const leads = span.traceId === loan.traceId || linked.includes(loan.traceId);
    const others = linked.filter((id) => id !== loan.traceId).length;
    const strange = run.arrived.some(
      ({ name, traceId }) =>
        name === 'POST /loans' && traceId === span.traceId && traceId !== loan.traceId,
    );
    if (leads && others === 0 && !strange) continue;
    const is = strange
      ? 'is in the trace of another loan'
      : leads
        ? 'has links to other loans as well'
        : 'is neither in the trace of its loan, nor has it a link to it';
    throw new CheckFailure(`The \`send letter\` for the book ${book} ${is}.`, 'letters.ts');
  }
});

test('letter-log', 'each line on a letter has the ids of its span', (run) => {
  const lines = [...linesOf(run, 'the letter is sent'), ...linesOf(run, 'not sent:')];
  if (lines.length !== 3) {
    throw new CheckFailure(`Three letters left ${lines.length} lines in the log.`, 'letters.ts');
  }
  for (const line of lines) {
    hasIds(run, line, 'loans');
    const span = letterSpan(run, line.span_id);
    const failed = line.msg.startsWith('not sent');
    if ((span.status === 'ERROR') === failed) continue;
    throw new CheckFailure(
      `The line "${line.msg}" has the ids of a \`send letter\` whose status is ${span.status}.`,
      'letters.ts',
    );
  }
});

onMonday(
  'errors-recorded',
  'work that fails has the status ERROR, and a failed loan names its book',
  (run) => {
    for (const [name, count] of [
      ['save loan', 1],
      ['send letter', 2],
    ] as const) {
      const spans = run.arrived.filter((span) => span.name === name);
      const failed = spans.filter(({ status }) => status === 'ERROR');
      const file = name === 'save loan' ? 'loans.ts' : 'letters.ts';
      if (failed.length !== count) {
        throw new CheckFailure(
          `\`${name}\` failed ${count === 1 ? 'once' : 'twice'}, and ${failed.length} of its ${spans.length} spans have the status ERROR.`,
          file,
        );
      }
      const bare = failed.find(({ attributes }) => attributes['library.book.id'] !== refused);
      if (name === 'send letter' || !bare) continue;
      throw new CheckFailure(
        `The loan of the book ${refused} was not saved, because nobody knows the reader.\n` +
          `Its \`save loan\` has no attribute \`library.book.id\` with that value.`,
        bare,
      );
    }
  },
);

onMonday('own-loan', 'if a book is lent twice, each letter leads to its own loan', (run) => {
  const loans = run.arrived.filter(
    ({ name, status, attributes }) =>
      name === 'save loan' && status !== 'ERROR' && attributes['library.book.id'] === lentTwice,
  );
  const letters = did(run, 'send letter')
    .filter(({ book }) => book === lentTwice)
    .map(({ active }) => letterSpan(run, active));
  for (const { traceId } of loans) {
    const own = letters.filter(
      (letter) => letter.traceId === traceId || letter.links.some((to) => to.traceId === traceId),
    );
    if (own.length === 1) continue;
    throw new CheckFailure(
      `The book ${lentTwice} was lent ${loans.length} times. Of its ${letters.length} letters, ${own.length} lead to one of these loans.`,
      'letters.ts',
    );
  }
});

/** What a busy machine does to the times of spans is nobody's mistake. */
const rulesOnTimes = ['child-outlives-parent', 'clocks-disagree', 'SPA-005'];

const review = (run: RecordedRun) => {
  const finding = seen(run).findings.find(({ rule }) => !rulesOnTimes.includes(rule));
  if (!finding) return;
  const { service, title, what, lesson, examples } = finding;
  throw new CheckFailure(
    `The review of lesson ${lesson} on \`${service}\`: ${title}.\n${what}`,
    run.recording.spans.find(({ id }) => id === examples[0]?.spanId),
  );
};

test('review-of-the-day', 'the review finds nothing in the spans that the readers caused', review);
onMonday('review-of-monday', 'the review finds nothing on a day with errors either', review);

function seen({ recording: { scenarioResult } }: RecordedRun): Seen {
  if (scenarioResult) return scenarioResult as Seen;
  throw new CheckFailure('`run` did not finish here.', 'lesson.ts');
}

function monday(run: RecordedRun): MondaySeen {
  return seen(run) as MondaySeen;
}

function away(run: RecordedRun): AwaySeen {
  return seen(run) as AwaySeen;
}

/** What the library did under that name, as it began. */
function did(run: RecordedRun, work: string) {
  return seen(run).did.filter(({ name, phase }) => name === work && phase === 'begin');
}

/** The span of that name, or one below it, was active and open from the begin to the end. */
function coversWork(run: RecordedRun, work: string): void {
  const file = work === 'save loan' ? 'loans.ts' : 'letters.ts';
  for (const { name, book, phase, active, isOpen } of seen(run).did) {
    if (name !== work) continue;
    const when = phase === 'begin' ? 'began' : 'ended';
    const span = run.arrived.find(({ id }) => id === active);
    const around = run.arrived.some(
      (one) => one.name === work && span && (one === span || run.isBelow(span, one)),
    );
    if (!around) {
      const what = span ? `\`${span.name}\` was active` : 'no span that arrived was active';
      throw new CheckFailure(`When the work of \`${name}\` ${when} (${book}), ${what}.`, file);
    }
    if (isOpen) continue;
    throw new CheckFailure(`\`${name}\` had ended before its work ${when} (${book}).`, file);
  }
}

/** The span of the letter that a span is, or is below. */
function letterSpan(run: RecordedRun, id: string | undefined): RecordedSpan {
  const active = run.arrived.find((span) => span.id === id);
  const found = run
    .all('send letter')
    .find((span) => active && (active === span || run.isBelow(active, span)));
  if (found) return found;
  throw new CheckFailure(
    `A letter has to do with \`${active?.name ?? 'no span'}\`, and not with a \`send letter\`.`,
    'letters.ts',
  );
}

interface LogLine {
  program: string;
  msg: string;
  trace_id?: string;
  span_id?: string;
}

/** The lines of the programs that begin so. */
function linesOf({ recording: { output } }: RecordedRun, msg: string): LogLine[] {
  return output.split('\n').flatMap((text): LogLine[] => {
    const [json] = text.match(/\{.*"program".*\}/) ?? [];
    if (!json) return [];
    try {
      const line = JSON.parse(json);
      return String(line.msg).startsWith(msg) ? [line] : [];
    } catch {
      return [];
    }
  });
}

function hasIds(run: RecordedRun, line: LogLine, service: string): void {
  const { msg, trace_id, span_id } = line;
  if (!trace_id || !span_id) {
    const what = trace_id ? 'no `span_id`' : 'no `trace_id`';
    throw new CheckFailure(`The line "${msg}" of \`${service}\` has ${what}.`, 'pino-ids.ts');
  }
  const span = run.arrived.find(({ id, traceId }) => id === span_id && traceId === trace_id);
  if (span?.service === service) return;
  throw new CheckFailure(
    `The line "${msg}" of \`${service}\` has the ids of no span of that program.`,
    'pino-ids.ts',
  );
}

/** How a program ended: its exit code, or the signal that ended it. */
function endOf({ recording: { said } }: RecordedRun, file: string): string | undefined {
  const end = said.find(({ what }) => what.startsWith(`${file} ended: `));
  return end?.what.split(': ')[1];
}

function endsWell(run: RecordedRun, signals: Record<string, string>): void {
  for (const [file, signal] of Object.entries(signals)) {
    const how = endOf(run, file);
    if (how === '0') continue;
    const what = how?.startsWith('SIG')
      ? how === 'SIGKILL'
        ? 'did not end, and was killed'
        : 'ended at once: nothing listened for it'
      : `ended with an error (${how})`;
    throw new CheckFailure(`\`${file}\` was sent ${signal}, and ${what}.`, 'telemetry.ts');
  }
}

/** What a program said on standard error. */
function complaint(output: string): string {
  const [error] = output.match(/^\w*Error: .*/m) ?? [];
  return error ? `\n${error.slice(0, 120)}` : '';
}
