import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { defineCheck } from '../../workshop/checking/check.ts';
import { shorten } from '../../workshop/render/text.ts';
import type { Verdict } from '../../lessons/15-test-your-telemetry/verdict.ts';
import { faults, goodOnes, judgementOf, leftOpen, otherGoodOnes, type Fault } from './judgement.ts';

const { test } = defineCheck(
  '15-test-your-telemetry',
  `
take order
├─ charge card
├─ ask kitchen [CLIENT]
└─ stamp card
take order ✗
└─ charge card ✗
`,
);

test('good-counters-pass', 'the two good counters pass your tests', (run) => {
  for (const name of goodOnes) passes(run, name, `\`${name}\``);
});

test('slow-day', 'good counters pass on a day when a stamp is not done before `close`', (run) => {
  const { verdicts } = judgementOf(run);
  for (const name of goodOnes.filter((name) => verdicts[name]?.passed)) {
    passes(run, `slow ${name}`, `On a slow day, \`${name}\``);
  }
});

test('third-counter-passes', 'other good counters pass, in styles you have not seen', (run) => {
  for (const [name, called] of Object.entries(otherGoodOnes)) passes(run, name, called);
});

catches('broken-span-left-open.ts', 'catches-span-left-open', 'a span that never ends');

test('each-alone', 'each test passes when it runs by itself', (run) => {
  const { alone } = judgementOf(run);
  if (alone.length === 0) throw new CheckFailure(notTried);
  for (const verdict of alone) {
    const failed = withoutAlarms(run, verdict);
    if (failed.length > 0) throw failure('By itself, on `good-active.ts`, your', failed);
  }
});

test('any-order', 'each test says the same, whichever tests run before it', (run) => {
  const { verdicts, despiteAlarms, falseAlarms, masked } = judgementOf(run);
  for (const name of falseAlarms.length > 0 ? goodOnes : []) {
    const failed = withoutAlarms(run, despiteAlarms[`reversed ${name}`]);
    if (failed.length > 0) throw failure(`In the reverse order, on \`${name}\`, your`, failed);
  }
  if (falseAlarms.length > 0 && !falseAlarms.includes('')) return;
  for (const name of [...goodOnes, ...Object.keys(faults)]) {
    const [usual, reversed] = [verdicts[name], verdicts[`reversed ${name}`]];
    if (!usual || !reversed) throw new CheckFailure(notTried);
    if (!goodOnes.includes(name)) {
      if (usual.passed || !reversed.passed) continue;
      throw new CheckFailure(`In the reverse order, \`${name}\` passes your tests.`);
    }
    if (reversed.passed) continue;
    throw failure(`In the reverse order, on \`${name}\`, your`, reversed.failed);
  }
  for (const { test: name, order } of masked) {
    throw new CheckFailure(
      `By itself, your test “${shorten(name, 60)}” catches \`${leftOpen}\`.\n` +
        `In the ${order} order, after others, it passes there.`,
      'telemetry.test.ts',
    );
  }
});

catches('broken-id-in-name.ts', 'catches-id-in-name', 'a name with an id in it');
catches('broken-lost-parent.ts', 'catches-lost-parent', 'a span with another parent or none');
catches('broken-error-unmarked.ts', 'catches-error-unmarked', 'an error without the status');
catches('broken-no-traceparent.ts', 'catches-no-traceparent', 'a slip with a wrong `traceparent`');
catches('broken-card-number.ts', 'catches-card-number', 'the number of a card');

const notTried = 'Not tried, because your tests fail a good counter.';

/** What failed in a run, except for the tests that fail good counters anyway. */
function withoutAlarms(run: RecordedRun, verdict?: Verdict): Verdict['failed'] {
  const { falseAlarms } = judgementOf(run);
  return verdict?.failed.filter(({ test }) => !falseAlarms.includes(test)) ?? [];
}

/** A counter with that fault fails the tests, wherever the fault is. */
function catches(fault: Fault, id: string, what: string): void {
  test(id, `${what} is caught, wherever it is`, (run) => {
    const { verdicts, despiteAlarms } = judgementOf(run);
    if (!verdicts[fault]) {
      for (const name of [fault, ...Object.keys(faults[fault])]) {
        if (withoutAlarms(run, despiteAlarms[name]).length > 0) continue;
        throw falseAlarm(run, despiteAlarms[name]);
      }
      return;
    }
    if (verdicts[fault].passed) throw new CheckFailure(`\`${fault}\` passes your tests.`);
    for (const [name, does] of Object.entries(faults[fault])) {
      if (verdicts[name]?.passed) {
        throw new CheckFailure(`Another broken counter passes your tests: ${does}.`);
      }
    }
  });
}

/** Of the tests that failed here, one that fails a good counter too. */
function falseAlarm(run: RecordedRun, verdict?: Verdict): CheckFailure {
  const { verdicts } = judgementOf(run);
  for (const [called, name] of [
    ...goodOnes.map((name) => [`\`${name}\``, name] as const),
    ...goodOnes.map((name) => [`On a slow day, \`${name}\``, `slow ${name}`] as const),
    ...Object.entries(otherGoodOnes).map(([name, called]) => [called, name] as const),
  ]) {
    const failed = verdicts[name]?.failed.filter(({ test }) =>
      verdict?.failed.some((here) => here.test === test),
    );
    if (failed?.length) return failure(`${called} fails your`, failed);
  }
  return new CheckFailure('No test catches it that passes on good counters.');
}

function passes(run: RecordedRun, name: string, called: string): void {
  const verdict = judgementOf(run).verdicts[name];
  if (!verdict) throw new CheckFailure('Your tests were not run.');
  if (verdict.passed) return;
  if (verdict.failed.length === 0) throw new CheckFailure('None of your tests ran.');
  throw failure(`${called} fails your`, verdict.failed);
}

/** Says which test failed, and how. */
function failure(begin: string, failed: Verdict['failed']): CheckFailure {
  const [{ test: name, message, line }] = failed as [Verdict['failed'][number]];
  const lines = message.replace(/\S*(telemetry\.test\.ts)\?trial=\d+/g, '$1').split(/\n+/);
  // Node's own assertions say what they found on the next line.
  const found = lines.slice(0, lines[0]!.endsWith(':') ? 2 : 1).join(' ');
  const which = name ? `test “${shorten(name, 60)}”` : 'file';
  const verb = begin.endsWith('fails your') ? '' : ' fails';
  return new CheckFailure(
    `${begin} ${which}${verb}:\n  ${shorten(found, 200)}`,
    line === undefined ? 'telemetry.test.ts' : `telemetry.test.ts:${line}`,
  );
}
