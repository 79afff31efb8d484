import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { round, user } from './scenarios.ts';

const { test, inScenario } = defineCheck(
  '10-let-libraries-do-it',
  `
kitchen: read recipes
counter: POST /orders [SERVER]
└─ counter: POST [CLIENT]
   └─ kitchen: POST /drinks [SERVER]
      └─ kitchen: make latte
`,
  'No span arrived: none was made, or those that were made were not sent.',
);

const libraries = {
  SERVER: '@hono/otel',
  CLIENT: '@opentelemetry/instrumentation-undici',
};

test('program-spans-arrive', 'spans of the programs arrive', (run) => {
  const [span] = run.recording.spans;
  if (run.arrived.length > 0) return;
  throw new CheckFailure(`\`${span!.name}\` was given to the exporter by hand; no tracer made it.`);
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
  'a SERVER span of `@hono/otel` is there for each request, named after its route',
  (run) => {
    for (const route of ['POST /orders', 'POST /drinks']) {
      const spans = run.arrived.filter(({ kind, name }) => kind === 'SERVER' && name === route);
      if (spans.some(({ scope }) => scope === libraries.SERVER)) continue;
      const file = fileOf(route);
      if (spans[0]) writtenBy(spans[0], 'SERVER', file);
      const others = run.arrived.filter(({ kind }) => kind === 'SERVER').map(({ name }) => name);
      const instead =
        others.length > 0 ? ` SERVER spans that did: \`${others.join('`, `')}\`.` : '';
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
  if (spans.length === 2) return;
  const names = spans.map(({ name }) => `\`${name}\``);
  throw new CheckFailure(
    `Two requests came in, and these SERVER spans arrived: ${names.join(', ')}.`,
  );
});

test('service-names', 'each program’s spans are of its own service', (run) => {
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
        `The counter called once, in these CLIENT spans:
${names.join(', ')}.`,
        'counter.ts',
      );
    }
    const [span] = spans as [RecordedSpan];
    if (span.scope !== libraries.CLIENT) writtenBy(span, 'CLIENT', 'counter.ts');
    isOf('counter', span);
  },
);

test('client-below-order', 'that CLIENT span is below `POST /orders`', (run) => {
  hangsBelow(run, client(run), server(run, 'POST /orders'), 'counter.ts');
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

test(
  'latte-below-server',
  '`make latte` is a span of the kitchen, below its `POST /drinks`',
  (run) => {
    for (const span of fromLibrary(run, 'make latte')) {
      isOf('kitchen', span, 'recipes.ts');
      hangsBelow(run, span, server(run, 'POST /drinks'), 'recipes.ts');
    }
  },
);

test('recipes-span', '`read recipes` is a span of the kitchen, too', (run) => {
  for (const span of fromLibrary(run, 'read recipes')) isOf('kitchen', span, 'recipes.ts');
});

const inLibrary = inScenario(
  'library',
  `
read recipes
serve round
└─ make latte
`,
);

inLibrary(
  'recipes-in-other-program',
  'another program that uses `recipes.ts` gets its spans',
  (run) => {
    if (!run.recording.scenarioResult) {
      throw new CheckFailure('Another program could not use `make`.', 'recipes.ts');
    }
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
  },
);

inLibrary('recipes-without-provider', '`recipes.ts` registers no provider', (run) => {
  const registered = (run.recording.calls.setGlobalTracerProvider ?? 0) - 1;
  if (registered <= 0) return;
  throw new CheckFailure(
    `The program had registered its provider, and the library, too,
called \`trace.setGlobalTracerProvider\`, or something that does.`,
    'recipes.ts',
  );
});

inLibrary(
  'recipes-cover-work',
  'the spans of `recipes.ts` are open until their work is done',
  (run) => {
    for (const name of ['read recipes', 'make latte']) {
      for (const work of run.work(name)) {
        const spans = fromLibrary(run, name);
        if (spans.some((span) => run.covers(span, work))) continue;
        throw new CheckFailure(
          `\`${name}\` was not open all the while that work was done.`,
          spans[0],
        );
      }
    }
  },
);

test('exporter-shut-down', 'the exporter is shut down before `run` returns', (run) =>
  run.shutDown(),
);

function fileOf(route: string): string {
  return route === 'POST /orders' ? 'counter.ts' : 'kitchen.ts';
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
  throw new CheckFailure(`\`${span.name}\` is a span of \`${span.service}\`.`, file);
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
  const is = parent
    ? `is below \`${parent.name}\` of ${parent.service}`
    : span.parentId
      ? 'names a parent that never arrived'
      : 'has no parent';
  throw new CheckFailure(`\`${span.name}\` ${is}; asked for is \`${wanted.name}\`.`, file);
}

/** What a program said on standard error. */
function complaint(output: string): string {
  const [error] = output.match(/^\w*Error: .*/m) ?? [];
  return error ? ` A program said:\n  ${error}` : '';
}
