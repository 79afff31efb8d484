import { check } from '../workshop/ask.ts';
import type { RecordedSpan } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';
import { round, user } from './10-let-libraries-do-it.scenes.ts';

const { asks, in: inScene } = check(
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

asks('spans of the programs arrive', (seen) => {
  const [span] = seen.recording.spans;
  if (seen.arrived.length > 0) return;
  throw new Wrong(`\`${span!.name}\` was given to the exporter by hand; no tracer made it.`);
});

asks('the order goes through both programs, and the guest gets a latte', (seen) => {
  const { said, output } = seen.recording;
  for (const [program, route] of [
    ['counter', 'POST /orders'],
    ['kitchen', 'POST /drinks'],
  ] as const) {
    const calls = said.filter(({ what }) => what.startsWith(`${route} `));
    if (calls.length === 1) continue;
    const how = calls.length === 0 ? 'No request' : `Not one, but ${calls.length} requests`;
    throw new Wrong(`${how} \`${route}\` reached the ${program}.${complaint(output)}`);
  }
  for (const work of ['write slip', 'make latte']) {
    if (seen.recording.work.some(({ name }) => name === work)) continue;
    throw new Wrong(`The bar was never asked to ${work}.${complaint(output)}`);
  }
  const [slip] = seen.work('write slip');
  const call = said.find(({ what }) => what === 'calls /drinks');
  if (call && call.when < (slip!.end ?? Infinity)) {
    throw wrongIn('counter.ts', 'The kitchen was called while the slip was still being written.');
  }
  const gets = said.find(({ what }) => what.startsWith('the guest gets'));
  if (gets?.what.includes('"latte"') && gets.what.includes('"milk"')) return;
  throw new Wrong(`This is what ${gets?.what.slice(0, 80) ?? 'the guest gets: nothing'}`);
});

asks('a SERVER span of `@hono/otel` is there for each request, named after its route', (seen) => {
  for (const route of ['POST /orders', 'POST /drinks']) {
    const spans = seen.arrived.filter(({ kind, name }) => kind === 'SERVER' && name === route);
    if (spans.some(({ scope }) => scope === libraries.SERVER)) continue;
    const file = fileOf(route);
    if (spans[0]) writtenBy(spans[0], 'SERVER', file);
    const others = seen.arrived.filter(({ kind }) => kind === 'SERVER').map(({ name }) => name);
    const instead = others.length > 0 ? ` SERVER spans that did: \`${others.join('`, `')}\`.` : '';
    throw wrongIn(file, `No SERVER span named \`${route}\` arrived.${instead}`);
  }
});

asks('there is one SERVER span for each request, not two', (seen) => {
  const spans = seen.arrived.filter(({ kind }) => kind === 'SERVER');
  for (const route of ['POST /orders', 'POST /drinks']) {
    const writers = spans.filter(({ name }) => name === route).map(({ scope }) => `\`${scope}\``);
    if (writers.length === 1) continue;
    throw wrongIn(
      fileOf(route),
      `One request came in, and ${writers.length} SERVER spans \`${route}\` arrived,\n` +
        `written by ${writers.join(' and ')}.`,
    );
  }
  if (spans.length === 2) return;
  const names = spans.map(({ name }) => `\`${name}\``);
  throw new Wrong(`Two requests came in, and these SERVER spans arrived: ${names.join(', ')}.`);
});

asks('each program’s spans are of its own service', (seen) => {
  isOf('counter', server(seen, 'POST /orders'));
  isOf('kitchen', server(seen, 'POST /drinks'));
});

asks('the counter’s `fetch` is one CLIENT span of `instrumentation-undici`', (seen) => {
  const spans = seen.arrived.filter(({ kind }) => kind === 'CLIENT');
  const file = 'telemetry.ts';
  if (spans.length === 0) throw wrongIn(file, 'No CLIENT span arrived.');
  if (spans.length > 1) {
    const names = spans.map(({ name, scope }) => `\`${name}\` by \`${scope}\``);
    throw wrongIn(
      'counter.ts',
      `The counter called once, in these CLIENT spans:
${names.join(', ')}.`,
    );
  }
  const [span] = spans as [RecordedSpan];
  if (span.scope !== libraries.CLIENT) writtenBy(span, 'CLIENT', 'counter.ts');
  isOf('counter', span);
});

asks('that CLIENT span is below `POST /orders`', (seen) => {
  isBelow(seen, client(seen), server(seen, 'POST /orders'), 'counter.ts');
});

asks('the kitchen’s `POST /drinks` is a child of the CLIENT span', (seen) => {
  const span = server(seen, 'POST /drinks');
  if (span.parentId === client(seen).id) return;
  const call = seen.recording.said.find(({ what }) => what.startsWith('POST /drinks '));
  const parent = seen.recording.spans.find(({ id }) => id === span.parentId);
  const is = parent
    ? `is a child of \`${parent.name}\` of ${parent.service}`
    : 'has no parent that arrived';
  throw wrongIn(
    'telemetry.ts',
    `\`POST /drinks\` ${is}. The kitchen received this slip:
  ${call?.what.replace(/^.*?traceparent: /, '').slice(0, 120)}`,
  );
});

asks('`make latte` is a span of the kitchen, below its `POST /drinks`', (seen) => {
  for (const span of fromLibrary(seen, 'make latte')) {
    isOf('kitchen', span, 'recipes.ts');
    isBelow(seen, span, server(seen, 'POST /drinks'), 'recipes.ts');
  }
});

asks('`read recipes` is a span of the kitchen, too', (seen) => {
  for (const span of fromLibrary(seen, 'read recipes')) isOf('kitchen', span, 'recipes.ts');
});

const inLibrary = inScene(
  'library',
  `
read recipes
serve round
└─ make latte
`,
);

inLibrary('another program that uses `recipes.ts` gets its spans', (seen) => {
  if (!seen.recording.answer) {
    throw wrongIn('recipes.ts', 'Another program could not use `make`.');
  }
  for (const name of ['read recipes', 'make latte']) {
    for (const span of fromLibrary(seen, name)) {
      if (span.service === user) continue;
      throw wrongIn(
        'recipes.ts',
        `The check used it in a program \`${user}\`. \`${name}\` is a span of \`${span.service}\`.`,
      );
    }
  }
  const [latte] = fromLibrary(seen, 'make latte');
  const [active] = seen.recording.spans.filter(({ name }) => name === round);
  isBelow(seen, latte!, active!, 'recipes.ts');
});

inLibrary('`recipes.ts` registers no provider', (seen) => {
  const registered = (seen.recording.calls.setGlobalTracerProvider ?? 0) - 1;
  if (registered <= 0) return;
  throw wrongIn(
    'recipes.ts',
    `The program had registered its provider, and the library, too,
called \`trace.setGlobalTracerProvider\`, or something that does.`,
  );
});

inLibrary('the spans of `recipes.ts` are open until their work is done', (seen) => {
  for (const name of ['read recipes', 'make latte']) {
    for (const work of seen.work(name)) {
      const spans = fromLibrary(seen, name);
      if (spans.some((span) => seen.covers(span, work))) continue;
      throw new Wrong(`\`${name}\` was not open all the while that work was done.`, spans[0]);
    }
  }
});

asks('the exporter is shut down before `run` returns', (seen) => seen.shutDown());

function fileOf(route: string): string {
  return route === 'POST /orders' ? 'counter.ts' : 'kitchen.ts';
}

/** The verdict opens `file`: of a span that came over the wire nobody knows the line. */
function wrongIn(file: string, message: string): Wrong {
  return new Wrong(message, { at: file } as RecordedSpan);
}

function writtenBy({ name, scope }: RecordedSpan, kind: keyof typeof libraries, file: string) {
  throw wrongIn(
    file,
    `The ${kind} span \`${name}\` was written by \`${scope}\`, not by\n\`${libraries[kind]}\`.`,
  );
}

function server(seen: Seen, route: string): RecordedSpan {
  const span = seen.arrived.find(({ kind, name }) => kind === 'SERVER' && name === route);
  if (!span) throw wrongIn(fileOf(route), `No SERVER span named \`${route}\` arrived.`);
  return span;
}

function client(seen: Seen): RecordedSpan {
  const span = seen.arrived.find(({ kind }) => kind === 'CLIENT');
  if (!span) throw wrongIn('telemetry.ts', 'No CLIENT span arrived.');
  return span;
}

/** The spans of that name; where there is none, the verdict opens the library. */
function fromLibrary(seen: Seen, name: string): RecordedSpan[] {
  const found = seen.arrived.filter((span) => span.name === name);
  if (found.length === 0) throw wrongIn('recipes.ts', `No span named \`${name}\` arrived.`);
  return found;
}

function isOf(service: string, span: RecordedSpan, file = 'lesson.ts'): void {
  if (span.service === service) return;
  throw wrongIn(file, `\`${span.name}\` is a span of \`${span.service}\`.`);
}

/** Somewhere below: spans in between change nothing. */
function isBelow(seen: Seen, span: RecordedSpan, wanted: RecordedSpan, file: string): void {
  const met = new Set<RecordedSpan>();
  let above: RecordedSpan | undefined = span;
  while (above && above !== wanted && !met.has(above)) {
    met.add(above);
    const { parentId }: RecordedSpan = above;
    above = seen.recording.spans.find(({ id }) => id === parentId);
  }
  if (above === wanted) return;
  const parent = seen.recording.spans.find(({ id }) => id === span.parentId);
  const is = parent
    ? `is below \`${parent.name}\` of ${parent.service}`
    : span.parentId
      ? 'names a parent that never arrived'
      : 'has no parent';
  throw wrongIn(file, `\`${span.name}\` ${is}; asked for is \`${wanted.name}\`.`);
}

/** What a program said on standard error. */
function complaint(output: string): string {
  const [error] = output.match(/^\w*Error: .*/m) ?? [];
  return error ? ` A program said:\n  ${error}` : '';
}
