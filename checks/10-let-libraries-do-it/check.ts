import { defineCheck } from '../../workshop/checking/check.ts';
import { counted } from '../../workshop/render/text.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { guest, inHand, menuMethods, otherName, round, user } from './scenarios.ts';
import type { LibraryResult, SouthResult } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '10-let-libraries-do-it',
  `
kitchen: read recipes
counter: POST /orders [SERVER]
└─ counter: POST [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make latte
`,
  (run) => {
    const astray = pathAstray(run);
    if (astray) return sentAstray(astray);
    return new CheckFailure(
      'No span arrived: none was made, or those that were made were not sent.',
      'telemetry.ts',
    );
  },
);

const libraries = {
  SERVER: '@hono/otel',
  CLIENT: '@opentelemetry/instrumentation-undici',
};

test('program-spans-arrive', 'spans of the programs arrive', (run) => {
  const [span] = run.recording.spans;
  if (run.arrived.length > 0) return;
  if (span!.madeUp) {
    throw new CheckFailure(
      `\`${span!.name}\` was given to the exporter by hand; no tracer made it.`,
    );
  }
  throw new CheckFailure(
    `No span of the two programs arrived. \`${span!.name}\` was made elsewhere, in the process of \`run\`.`,
    'lesson.ts',
  );
});

test('both-signals', 'the programs listen for SIGTERM and for SIGINT, which is Ctrl-C', (run) => {
  for (const { file, how } of endsIn(run)) {
    if (!how.startsWith('SIG') || how === 'SIGKILL') continue;
    throw new CheckFailure(
      `\`${file}\` was sent ${how}, and ended at once: nothing listened for it.`,
      'telemetry.ts',
    );
  }
});

test(
  'order-through-both',
  'the order goes through both programs, and the guest gets a latte',
  (run) => {
    const { said, output } = run.recording;
    for (const [program, route] of [
      ['counter', 'POST /orders'],
      ['kitchen', 'POST /drinks'],
    ] as const) {
      const calls = said.filter(({ what }) => what.startsWith(`${route} `));
      if (calls.length === 1) continue;
      const how = calls.length === 0 ? 'No request' : `Not one, but ${calls.length} requests`;
      throw new CheckFailure(`${how} \`${route}\` reached the ${program}.${complaint(output)}`);
    }
    for (const work of ['write slip', 'make latte']) {
      if (run.recording.work.some(({ name }) => name === work)) continue;
      throw new CheckFailure(`The bar was never asked to ${work}.${complaint(output)}`);
    }
    const [slip] = run.work('write slip');
    const call = said.find(({ what }) => what === 'calls /drinks');
    if (call && call.when < (slip!.end ?? Infinity)) {
      throw new CheckFailure(
        'The kitchen was called while the slip was still being written.',
        'counter.ts',
      );
    }
    const gets = said.find(({ what }) => what.startsWith('the guest gets'));
    if (gets?.what.includes('"latte"') && gets.what.includes('"milk"')) return;
    throw new CheckFailure(`This is what ${gets?.what.slice(0, 80) ?? 'the guest gets: nothing'}`);
  },
);

test(
  'hono-server-spans',
  'each request has a SERVER span of `@hono/otel`, named after its route',
  (run) => {
    for (const route of ['POST /orders', 'POST /drinks']) {
      const spans = run.arrived.filter(({ kind, name }) => kind === 'SERVER' && name === route);
      const file = fileOf(route);
      const [span] = spans.filter(({ scope }) => scope === libraries.SERVER);
      if (span) isNoImitation(span, ['http.request.method', 'http.route', 'url.full'], file);
      if (span) continue;
      if (spans[0]) writtenBy(spans[0], 'SERVER', file);
      const others = run.arrived.filter(({ kind }) => kind === 'SERVER').map(({ name }) => name);
      const instead =
        others.length > 0 ? ` These SERVER spans did: \`${others.join('`, `')}\`.` : '';
      throw new CheckFailure(`No SERVER span named \`${route}\` arrived.${instead}`, file);
    }
  },
);

test('one-server-span-each', 'there is one SERVER span for each request, not two', (run) => {
  const spans = run.arrived.filter(({ kind }) => kind === 'SERVER');
  for (const route of ['POST /orders', 'POST /drinks']) {
    const writers = spans.filter(({ name }) => name === route).map(({ scope }) => `\`${scope}\``);
    if (writers.length === 1) continue;
    throw new CheckFailure(
      `One request came in, and ${writers.length} SERVER spans \`${route}\` arrived,\n` +
        `written by ${writers.join(' and ')}.`,
      fileOf(route),
    );
  }
  if (spans.length !== 2) {
    const names = spans.map(({ name }) => `\`${name}\``);
    throw new CheckFailure(
      `Two requests came in, and these SERVER spans arrived: ${names.join(', ')}.`,
    );
  }
  const { parentId } = server(run, 'POST /orders');
  if (parentId === undefined) return;
  const around = run.recording.spans.find(({ id }) => id === parentId)?.name ?? 'a span';
  throw new CheckFailure(
    `The guest sent no \`traceparent\`, and \`${around}\` is around the span of the request.`,
    'counter.ts',
  );
});

test('service-names', 'each program’s spans belong to its own service', (run) => {
  isOf('counter', server(run, 'POST /orders'));
  isOf('kitchen', server(run, 'POST /drinks'));
});

test(
  'undici-client-span',
  'the counter’s `fetch` is one CLIENT span of `instrumentation-undici`',
  (run) => {
    const spans = run.arrived.filter(({ kind }) => kind === 'CLIENT');
    const file = 'telemetry.ts';
    if (spans.length === 0) throw new CheckFailure('No CLIENT span arrived.', file);
    if (spans.length > 1) {
      const names = spans.map(({ name, scope }) => `\`${name}\` by \`${scope}\``);
      throw new CheckFailure(
        `The counter made one call, and these CLIENT spans arrived:
${names.join(', ')}.`,
        spans.every(({ scope }) => scope === libraries.CLIENT) ? file : 'counter.ts',
      );
    }
    const [span] = spans as [RecordedSpan];
    if (span.scope !== libraries.CLIENT) writtenBy(span, 'CLIENT', 'counter.ts');
    isNoImitation(span, ['http.request.method', 'server.address', 'url.full'], 'counter.ts');
    isOf('counter', span);
  },
);

test('client-below-order', 'the counter’s CLIENT span is a child of `POST /orders`', (run) => {
  const order = server(run, 'POST /orders');
  hangsBelow(run, client(run), order, 'counter.ts');
  const between = run.recording.spans.find(({ id }) => id === client(run).parentId);
  if (between === order) return;
  throw new CheckFailure(
    `There is another span around the \`fetch\`: \`${between?.name}\`, written by \`${between?.scope}\`.`,
    'counter.ts',
  );
});

test('server-below-client', 'the kitchen’s `POST /drinks` is a child of the CLIENT span', (run) => {
  const span = server(run, 'POST /drinks');
  if (span.parentId === client(run).id) return;
  const call = run.recording.said.find(({ what }) => what.startsWith('POST /drinks '));
  const parent = run.recording.spans.find(({ id }) => id === span.parentId);
  const is = parent
    ? `is a child of \`${parent.name}\` of ${parent.service}`
    : 'has no parent that arrived';
  throw new CheckFailure(
    `\`POST /drinks\` ${is}. The kitchen received this slip:
  ${call?.what.replace(/^.*?traceparent: /, '').slice(0, 120)}`,
    'telemetry.ts',
  );
});

const inLibrary = inScenario(
  'library',
  `
read recipes
serve round
├─ make latte
└─ make latte
`,
);

inLibrary('library-api-alone', '`recipes.ts` depends on `@opentelemetry/api` alone', (run) => {
  const { packages } = libraryResult(run);
  const allowed = /^@opentelemetry\/(api|semantic-conventions)$/;
  const other = packages.find(
    ({ name }) => name.startsWith('@opentelemetry/') && !allowed.test(name),
  );
  if (!other) return;
  const { name, file } = other;
  const through = file === 'recipes.ts' ? '' : `, which \`recipes.ts\` loads,`;
  throw new CheckFailure(`\`${file}\`${through} imports \`${name}\`.`, file);
});

test(
  'latte-below-server',
  '`make latte` is a span of the kitchen, below its `POST /drinks`',
  (run) => {
    for (const span of fromLibrary(run, 'make latte')) {
      isOf('kitchen', span, 'recipes.ts');
      hasOwnScope(span);
      hangsBelow(run, span, server(run, 'POST /drinks'), 'recipes.ts');
    }
  },
);

test(
  'recipes-span',
  '`read recipes` is also a span of the kitchen, in a trace of its own',
  (run) => {
    for (const span of fromLibrary(run, 'read recipes')) {
      isOf('kitchen', span, 'recipes.ts');
      if (span.parentId === undefined) continue;
      const parent = run.recording.spans.find(({ id }) => id === span.parentId);
      throw new CheckFailure(
        `\`read recipes\` is a child of \`${parent?.name}\`: the recipes are read only when an order comes.`,
        'recipes.ts',
      );
    }
  },
);

inLibrary(
  'recipes-in-other-program',
  'another program that uses `recipes.ts` gets its spans',
  (run) => {
    libraryResult(run);
    for (const name of ['read recipes', 'make latte']) {
      for (const span of fromLibrary(run, name)) {
        if (span.service === user) continue;
        throw new CheckFailure(
          `The check used it in a program \`${user}\`. \`${name}\` is a span of \`${span.service}\`.`,
          'recipes.ts',
        );
      }
    }
    const [latte] = fromLibrary(run, 'make latte');
    const [active] = run.recording.spans.filter(({ name }) => name === round);
    hangsBelow(run, latte!, active!, 'recipes.ts');
    hasOwnScope(latte!);
  },
);

inLibrary('recipes-without-provider', '`recipes.ts` registers no provider', (run) => {
  const registered = (run.recording.calls.setGlobalTracerProvider ?? 0) - 1;
  if (registered <= 0) return;
  throw new CheckFailure(
    `The program had registered its provider. Then the library also called
\`trace.setGlobalTracerProvider\`, or something that calls it.`,
    'recipes.ts',
  );
});

inLibrary(
  'recipes-cover-work',
  'the spans of `recipes.ts` are open while their work is going on',
  (run) => {
    for (const name of ['read recipes', 'make latte']) {
      const spans = fromLibrary(run, name);
      for (const work of run.work(name)) {
        if (spans.some((one) => run.covers(one, work))) continue;
        throw new CheckFailure(
          `\`${name}\` was not open for as long as its work lasted.`,
          spans[0],
        );
      }
    }
  },
);

inLibrary(
  'recipes-end-on-error',
  'the spans of `recipes.ts` end even if the drink cannot be made',
  (run) => {
    const open = run.recording.spans.find(({ ended }) => ended === undefined);
    if (!open) return;
    throw new CheckFailure(
      `The drink could not be made, and \`${open.name}\` was never ended.`,
      open,
    );
  },
);

const inSouth = inScenario('south', '');

inSouth('environment-decides', 'names and addresses come from the environment', (run) => {
  const { plumbing } = southResult(run);
  const astray = pathAstray(run);
  if (astray) throw sentAstray(astray);
  isOf(otherName, server(run, 'POST /orders'), 'telemetry.ts');
  const { name, service } = server(run, 'POST /drinks');
  if (service !== '' && !service.startsWith('unknown_service')) {
    throw new CheckFailure(
      `Here no variable gave the kitchen a name, but \`${name}\` is a span of \`${service}\`.`,
      'telemetry.ts',
    );
  }
  for (const { file, call } of plumbing) {
    throw new CheckFailure(`\`${call}\` is called in \`${file}\`. The libraries do that.`, file);
  }
});

inSouth('every-request', 'every request has a SERVER span, whatever its path or method', (run) => {
  for (const [program, file] of [
    [otherName, 'counter.ts'],
    ['', 'kitchen.ts'],
  ] as const) {
    const spans = run.arrived.filter(({ kind, attributes, service }) => {
      const here = (service === otherName) === (program === otherName);
      return kind === 'SERVER' && here && String(attributes['url.full']).includes('/menu');
    });
    if (spans.length === menuMethods.length) continue;
    const seen = spans.map(({ attributes }) => String(attributes['http.request.method']));
    const ofWhich = seen.length > 0 ? ` (${seen.join(', ')})` : '';
    throw new CheckFailure(
      `${menuMethods.length} requests for \`/menu\` came to \`${file}\` (${menuMethods.join(', ')}).\n` +
        `For them, ${counted(spans.length, 'SERVER span')}${ofWhich} arrived.`,
      file,
    );
  }
});

inSouth(
  'order-with-traceparent',
  'an order that comes with a `traceparent` continues that trace, with one slip',
  (run) => {
    const { said } = run.recording;
    const slips = said.flatMap(
      ({ what }) => what.match(/^POST \/drinks traceparent: (.*)/)?.[1] ?? [],
    );
    const bad = slips
      .slice(0, 3)
      .find((slip) => !slip.startsWith(`00-${guest.traceId}-`) || slip.includes(','));
    if (bad !== undefined) {
      throw new CheckFailure(
        `The order came with a \`traceparent\` of the trace ${guest.traceId.slice(0, 8)}…\n` +
          `The kitchen received this slip from \`${otherName}\`:\n  ${bad.slice(0, 120)}`,
        bad === 'nothing' ? 'telemetry.ts' : 'counter.ts',
      );
    }
    const orders = run.arrived.filter(
      ({ name, kind }) => kind === 'SERVER' && name === 'POST /orders',
    );
    const follow = orders.filter(({ parentId }) => parentId === guest.spanId).length;
    if (follow === 3) return;
    throw new CheckFailure(
      `Three orders came with a \`traceparent\`, and ${follow} spans \`POST /orders\` are children of the span that it names.`,
      'counter.ts',
    );
  },
);

inSouth('each-order-once', 'each order is made once, and an error is answered as before', (run) => {
  const { drinks, refusals } = southResult(run);
  // Those whose request is in hand at the end have a test of their own.
  const late = new Set<number>(inHand.map(({ order }) => order.id));
  const lateTraces = new Set<string>(inHand.map(({ traceId }) => traceId));
  const made = run.work('make latte').filter(({ order }) => !late.has(order)).length;
  if (made !== 4) {
    throw new CheckFailure(`Four orders came in, and the bar made ${made} drinks.`, 'kitchen.ts');
  }
  const named = run.arrived.filter(
    ({ name, traceId }) => name === 'make latte' && !lateTraces.has(traceId),
  ).length;
  if (named < made) {
    throw new CheckFailure(
      `The bar made ${made} drinks, one of them an espresso, in ${named} spans \`make latte\`.\n` +
        'The name stays the same, whatever the drink.',
      'recipes.ts',
    );
  }
  const espresso = drinks[2] ?? '';
  if (!espresso.includes('espresso') || espresso.includes('milk')) {
    throw new CheckFailure(
      `The guest ordered an espresso, and got ${espresso.slice(0, 80)}`,
      'counter.ts',
    );
  }
  for (const { file, status, text } of refusals) {
    if (status === 500 && text === 'Internal Server Error') continue;
    throw new CheckFailure(
      `An order came that cannot be made. \`${file}\` answered with ${status}: ${text.slice(0, 80)}\n` +
        'In the starter it answers with 500: Internal Server Error',
      file,
    );
  }
});

inSouth('programs-end', 'the programs wait for a slow backend, and end by themselves', (run) => {
  const { givenUp } = southResult(run);
  for (const { file, how } of endsIn(run)) {
    if (how === '0') continue;
    if (how === 'SIGKILL') {
      throw new CheckFailure(
        `\`${file}\` was told to stop, did not end, and was killed.`,
        'telemetry.ts',
      );
    }
    throw new CheckFailure(
      how.startsWith('SIG')
        ? `\`${file}\` was sent ${how}, and ended at once: nothing listened for it.`
        : `\`${file}\` ended with the exit code ${how}, although the answers were sent. The backend had refused the spans.`,
      'telemetry.ts',
    );
  }
  if (givenUp === 0) return;
  throw new CheckFailure(
    'A program ended before the backend had answered. It must wait for `sdk.shutdown()`, ' +
      'and nothing else may end it before.',
    'telemetry.ts',
  );
});

for (const { file, signal, spanId } of inHand) {
  inSouth(
    `${signal.toLowerCase()}-in-hand`,
    `${signal}: a request in progress gets its answer, and its span arrives`,
    (run) => {
      const farewell = southResult(run).farewells.find((one) => one.file === file);
      const when = `A request was in progress in \`${file}\` when ${signal} came.`;
      if (!farewell?.status) {
        const why = farewell ? `: ${farewell.text}` : '.';
        throw new CheckFailure(`${when} It got no answer${why}`, 'telemetry.ts');
      }
      const { status, text } = farewell;
      if (status !== 200) {
        throw new CheckFailure(
          `${when} The answer was ${status}: ${text.slice(0, 80)}`,
          'telemetry.ts',
        );
      }
      const span = run.arrived.find(
        ({ kind, parentId }) => kind === 'SERVER' && parentId === spanId,
      );
      if (span) return;
      throw new CheckFailure(
        `${when} It got its answer, but its SERVER span never arrived.`,
        'telemetry.ts',
      );
    },
  );
}

test('exporter-shut-down', 'the exporter is shut down before `run` returns', (run) =>
  run.shutDown(),
);

/** A path other than that of traces to which spans were sent in the south. */
function pathAstray({ recording: { scenarioResult } }: RecordedRun): string | undefined {
  const { paths = [] } = (scenarioResult ?? {}) as Partial<SouthResult>;
  return paths.find((path) => path !== '/v1/traces');
}

function sentAstray(path: string): CheckFailure {
  return new CheckFailure(
    `\`OTEL_EXPORTER_OTLP_ENDPOINT\` ended in \`/\`. Spans were sent to the path: ${path}`,
    'telemetry.ts',
  );
}

/** How each program ended: its exit code, or the signal that ended it. */
function endsIn({ recording: { said } }: RecordedRun): { file: string; how: string }[] {
  return said.flatMap(({ what }) => {
    const [, file, how] = what.match(/^(\w+\.ts) ended: (.*)/) ?? [];
    return file && how ? [{ file, how }] : [];
  });
}

function fileOf(route: string): string {
  return route === 'POST /orders' ? 'counter.ts' : 'kitchen.ts';
}

/** The scope of a span can be forged; the library writes these attributes besides. */
function isNoImitation(span: RecordedSpan, names: string[], file: string): void {
  const missing = names.find((name) => span.attributes[name] === undefined);
  if (!missing) return;
  throw new CheckFailure(
    `\`${span.name}\` has the scope \`${span.scope}\` and no attribute \`${missing}\`, which that\n` +
      'library always writes. Another tracer uses the same name.',
    file,
  );
}

/** The scope tells of the library, and not of the program that it is in. */
function hasOwnScope({ scope }: RecordedSpan): void {
  if (!['', 'counter', 'kitchen', user, round].includes(scope)) return;
  const name = scope ? `is called \`${scope}\`` : 'has no name';
  throw new CheckFailure(
    `The tracer of the library ${name}: that does not say whose spans these are.`,
    'recipes.ts',
  );
}

function libraryResult({ recording: { scenarioResult } }: RecordedRun): LibraryResult {
  if (scenarioResult) return scenarioResult as LibraryResult;
  throw new CheckFailure('Another program could not use `make`.', 'recipes.ts');
}

function southResult({ recording: { scenarioResult } }: RecordedRun): SouthResult {
  if (scenarioResult) return scenarioResult as SouthResult;
  throw new CheckFailure('`run` did not finish here.', 'telemetry.ts');
}

function writtenBy({ name, scope }: RecordedSpan, kind: keyof typeof libraries, file: string) {
  throw new CheckFailure(
    `The ${kind} span \`${name}\` was written by \`${scope}\`, not by\n\`${libraries[kind]}\`.`,
    file,
  );
}

function server(run: RecordedRun, route: string): RecordedSpan {
  const span = run.arrived.find(({ kind, name }) => kind === 'SERVER' && name === route);
  if (!span) throw new CheckFailure(`No SERVER span named \`${route}\` arrived.`, fileOf(route));
  return span;
}

function client(run: RecordedRun): RecordedSpan {
  const span = run.arrived.find(({ kind }) => kind === 'CLIENT');
  if (!span) throw new CheckFailure('No CLIENT span arrived.', 'telemetry.ts');
  return span;
}

/** The spans of that name; where there is none, the verdict opens the library. */
function fromLibrary(run: RecordedRun, name: string): RecordedSpan[] {
  const found = run.arrived.filter((span) => span.name === name);
  if (found.length === 0)
    throw new CheckFailure(`No span named \`${name}\` arrived.`, 'recipes.ts');
  return found;
}

function isOf(service: string, span: RecordedSpan, file = 'lesson.ts'): void {
  if (span.service === service) return;
  const isUnnamed = span.service.startsWith('unknown_service');
  throw new CheckFailure(
    `\`${span.name}\` is a span of \`${span.service}\`, and not of \`${service}\`.` +
      (isUnnamed ? ' The SDK did not learn the name: its detectors read `OTEL_SERVICE_NAME`.' : ''),
    isUnnamed ? 'telemetry.ts' : file,
  );
}

/** Somewhere below: spans in between change nothing. */
function hangsBelow(
  run: RecordedRun,
  span: RecordedSpan,
  wanted: RecordedSpan,
  file: string,
): void {
  if (run.isBelow(span, wanted)) return;
  const parent = run.recording.spans.find(({ id }) => id === span.parentId);
  // Who extracts once more passes by the SERVER span.
  const where = parent?.kind === 'CLIENT' ? 'kitchen.ts' : file;
  const is = parent
    ? `is below \`${parent.name}\` of ${parent.service}`
    : span.parentId
      ? 'names a parent that never arrived'
      : 'has no parent';
  throw new CheckFailure(`\`${span.name}\` ${is}; it should be below \`${wanted.name}\`.`, where);
}

/** What a program said on standard error. */
function complaint(output: string): string {
  const [error] = output.match(/^\w*Error: .*/m) ?? [];
  return error ? ` A program said:\n  ${error}` : '';
}
