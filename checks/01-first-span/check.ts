import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';

const { test, inScenario } = defineCheck('01-first-span', 'take order');
const inConsole = inScenario('console', '');

test('span-started', 'a span `take order` is started', (run) => {
  started(run);
});

test('span-ended', '`take order` is ended', (run) => {
  const open = started(run).find(({ ended }) => ended === undefined);
  if (open) throw new CheckFailure('`take order` was started and never ended.', open);
});

test('slip-once', 'the slip of the first order is written once', (run) => {
  const slips = run.recording.work.filter(({ name }) => name === 'write slip');
  const orders = slips.map(({ order }) => order);
  if (orders.length === 0)
    throw new CheckFailure('No slip was written: `writeSlip` was never called.');
  if (orders.length > 1) throw new CheckFailure(`The slip was written ${orders.length} times.`);
  if (orders[0] !== 1)
    throw new CheckFailure('The slip that was written was not for `firstOrder`.');
});

test('covers-work', '`take order` is open while the slip is written', (run) => {
  // Whether it arrived is the matter of another test.
  const [span = started(run)[0]] = run.arrived.filter(({ name }) => name === 'take order');
  const [work] = run.work('write slip');
  const { startMs, endMs = startMs } = span!;
  if (span!.ended === undefined) throw new CheckFailure('`take order` was never ended.', span);
  if (run.covers(span!, work!)) {
    if (endMs > startMs) return;
    throw new CheckFailure(
      '`take order` was open during the work, but its duration is 0: `startSpan` or `end` was given ' +
        'a time that cannot be true. Without such a time, they read the clock.',
      span,
    );
  }
  const { started: begun, ended = Infinity } = span!;
  let found = 'ended while the slip was still being written.';
  if (ended < work!.begin) found = 'ended before the slip was begun.';
  if (begun > work!.begin) found = 'started only after the slip had been begun.';
  if (begun > (work!.end ?? Infinity)) found = 'started only after the slip was written.';
  throw new CheckFailure(`\`take order\` was ${found}`, span);
});

test('reaches-exporter', '`take order` reaches the exporter that `run` was given', (run) => {
  const { exportCalls, providers } = run.recording;
  const [span] = started(run);
  const { ended = Infinity, provider = -1, sampled } = span!;
  if (exportCalls === 0 && sampled && ended < (providers[provider]?.shutdown ?? Infinity)) {
    throw new CheckFailure(
      '`take order` was ended, but the exporter that `run` was given was never called. Build a ' +
        'processor with that exporter, and give the processor to the provider of your tracer.',
      span,
    );
  }
  run.all('take order');
});

test('arrives-once', '`take order` arrives once, and `hello` is gone', (run) => {
  const spans = run.all('take order');
  const [span] = spans;
  if (spans.length > 1) throw new CheckFailure(`${spans.length} spans have that name.`, span);
  if (span!.exported > 1) {
    throw new CheckFailure(`The same span reached the exporter ${span!.exported} times.`, span);
  }
  const hello = run.recording.spans.find(({ name }) => name === 'hello');
  if (hello)
    throw new CheckFailure('A span `hello` is still started in addition to `take order`.', hello);
});

test(
  'console-silent',
  'given an exporter, `run` does not print `take order` to the console as well',
  (run) => {
    if (prints(run) === 0) return;
    throw new CheckFailure(
      '`run` was given an exporter, and the span arrived there. It was also printed to the console.',
    );
  },
);

test('service-name', '`service.name` is `counter`, on the resource and not on the span', (run) => {
  const [span] = run.all('take order');
  const { service, resource, attributes } = span!;
  if (!('service.name' in resource)) {
    const keys = Object.keys(resource).map((key) => `\`${key}\``);
    throw new CheckFailure(
      `The resource of \`take order\` has no \`service.name\`, only: ${keys.join(', ') || 'nothing'}.`,
    );
  }
  if (service !== 'counter') {
    const unknown = service.startsWith('unknown_service');
    throw new CheckFailure(
      `On the resource of \`take order\`, \`service.name\` is ` +
        (unknown
          ? '`unknown_service:…`, which is the SDK’s default. No `counter` reached the resource, or the default replaced it.'
          : `\`${service}\`.`),
    );
  }
  if ('service.name' in attributes) {
    throw new CheckFailure('`service.name` is also an attribute of `take order`.', span);
  }
});

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

inConsole(
  'console-by-default',
  'without an exporter, `run` prints the span to the console',
  (run) => {
    if (prints(run) > 0) return;
    throw new CheckFailure(
      '`run()` without an exporter printed no span `take order`. ' +
        'The default of the parameter must be `new ConsoleSpanExporter()`.',
    );
  },
);

inConsole(
  'default-shut-down',
  'without an exporter, the provider is also shut down before `run` returns',
  (run) => {
    const { spans, providers, said } = run.recording;
    const returned = said.find(({ what }) => what === 'run returned')?.when ?? Infinity;
    const first = spans.find(({ started }) => started < returned);
    const { shutdown = Infinity, done = Infinity } = providers[first?.provider ?? -1] ?? {};
    if (done < returned) return;
    throw new CheckFailure(
      shutdown < returned
        ? '`run()` without an exporter returned before `shutdown` was done.'
        : '`run()` without an exporter returned without having shut its provider down.',
    );
  },
);

inConsole('every-call', 'each call to `run` sends its span to the exporter of that call', (run) => {
  const { length } = run.arrived.filter(({ name }) => name === 'take order');
  const printed = prints(run);
  if (length === 1 && printed === 2) return;
  let found =
    'The span of the second call did not reach that exporter. ' +
    'Build a new provider in each call to `run`.';
  if (length === 1) {
    found =
      printed > 2
        ? 'The span of the second call went to the console as well.'
        : 'The span of the third call was not printed. Build a new provider in each call to `run`.';
  }
  throw new CheckFailure(`\`run()\` was called, then \`run(exporter)\`, then \`run()\`. ${found}`);
});

function started({ recording: { spans, exportCalls, providers } }: RecordedRun): RecordedSpan[] {
  const found = spans.filter(({ name, madeUp }) => name === 'take order' && !madeUp);
  if (found.length > 0) return found;
  const names = spans.map(({ name }) => `\`${name}\``).join(', ');
  const isLost = ({ ended = Infinity, sampled, provider = -1 }: RecordedSpan) =>
    exportCalls === 0 && sampled && ended < (providers[provider]?.shutdown ?? Infinity);
  throw new CheckFailure(
    `No tracer was asked for a span of that name, only for: ${names}.` +
      (spans.some(isLost)
        ? ' Below, `lost` means that the exporter which the check gave to `run` got nothing. ' +
          'Task 2 is about that.'
        : ''),
    spans[0],
  );
}

/** How often the console exporter printed `take order`. */
function prints({ recording: { output } }: RecordedRun): number {
  return output.match(/^ +name: ['"]take order['"],$/gm)?.length ?? 0;
}
