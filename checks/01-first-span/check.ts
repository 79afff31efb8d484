import { defineCheck } from '../../workshop/checking/check.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';

const { test, inScenario } = defineCheck('01-first-span', 'take order');
const inConsole = inScenario('console');

test('span-started', 'a span `take order` is started', (run) => {
  started(run);
});

test('span-ended', '`take order` is ended', (run) => {
  const open = started(run).find(({ ended }) => ended === undefined);
  if (open) throw new CheckFailure('`take order` was started and never ended.', open);
});

test('reaches-exporter', '`take order` reaches the exporter that `run` was given', (run) => {
  run.all('take order');
});

test('arrives-once', '`take order` arrives once', (run) => {
  const spans = run.all('take order');
  const [span] = spans;
  if (spans.length > 1) throw new CheckFailure(`${spans.length} spans have that name.`, span);
  if (span!.exported > 1) {
    throw new CheckFailure(`The same span reached the exporter ${span!.exported} times.`, span);
  }
});

test('covers-work', '`take order` is open while the slip is written', (run) => {
  const [span] = run.all('take order');
  const [work] = run.work('write slip');
  if (run.covers(span!, work!)) return;
  throw span!.started > work!.begin
    ? new CheckFailure(
        '`take order` was started only after the writing of the slip had begun.',
        span,
      )
    : new CheckFailure('`take order` was ended before the slip was written.', span);
});

test('service-name', '`service.name` on the resource of `take order` is `counter`', (run) => {
  const [span] = run.all('take order');
  if (span!.service === 'counter') return;
  const name = span!.service.replace(/^(unknown_service:).+/, '$1…');
  throw new CheckFailure(`The resource of \`take order\` says \`service.name\` is \`${name}\`.`);
});

test('shut-down', 'the provider is shut down before `run` returns', (run) => run.shutDown());

inConsole(
  'console-by-default',
  'without an exporter, `run` prints the span to the console',
  (run) => {
    if (/name: ['"]take order/.test(run.recording.output)) return;
    throw new CheckFailure('`run()` without an exporter printed no span of that name.');
  },
);

function started({ recording: { spans } }: RecordedRun): RecordedSpan[] {
  const found = spans.filter(({ name, madeUp }) => name === 'take order' && !madeUp);
  if (found.length > 0) return found;
  const names = spans.map(({ name }) => `\`${name}\``).join(', ');
  throw new CheckFailure(
    `No tracer was asked for a span of that name, only for: ${names}.`,
    spans[0],
  );
}
