import { defineCheck } from '../../workshop/checking/check.ts';
import type { Moment } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';

const { inScenario } = defineCheck('05-simple-or-batch', 'take order  ×1 for each order');

inScenario('rush')(
  'rush-none-twice',
  'rush hour: no span is sent twice',
  ({ recording: { spans } }) => {
    const twice = spans.filter(({ exported }) => exported > 1).length;
    if (twice > 0) {
      throw new CheckFailure(
        `${number(spans.length)} spans, ${number(twice)} of them arrived more than once.`,
      );
    }
  },
);

inScenario('rush')(
  'rush-batches',
  'rush hour: at least ten spans go with each call of the exporter',
  ({ recording: { spans, exportCalls } }) => {
    if (exportCalls * 10 > Math.max(spans.length, 5000)) {
      throw new CheckFailure(
        `${number(spans.length)} spans, ${number(exportCalls)} calls of the exporter.`,
      );
    }
  },
);

inScenario('quiet')(
  'closing-all-arrive',
  'closing time: every span has arrived when `run` resolves',
  (run) => {
    everyOrder(3, run);
  },
);

inScenario('quiet')(
  'closing-shut-down',
  'closing time: the exporter is shut down as well',
  ({ recording }) => {
    const { exporterShutdown, done = Infinity } = recording;
    if (!exporterShutdown) throw new CheckFailure('Nobody shut the exporter down.');
    if (exporterShutdown > done) {
      throw new CheckFailure('The exporter was shut down only after `run` had resolved.');
    }
  },
);

inScenario('rush')(
  'rush-all-arrive',
  'rush hour: 5,000 spans that end in one go all arrive',
  (run) => {
    everyOrder(5000, run);
  },
);

inScenario('fire')(
  'error-all-arrive',
  'an error: every span has arrived when it leaves `run`',
  (run) => {
    everyOrder(2, run);
  },
);

inScenario('fire')(
  'error-leaves-run',
  'an error: it does leave `run`',
  ({ recording: { done, scenarioResult } }) => {
    if (!done) throw new CheckFailure('The process ended before the error could leave `run`.');
    const messages = scenarioResult as string[];
    if (messages.some((message) => message.includes('on fire'))) return;
    const instead = messages[0] ? `threw something else: ${messages[0]}` : 'resolved';
    throw new CheckFailure(`The coffee machine was on fire, and \`run\` ${instead}.`);
  },
);

inScenario('sigterm')(
  'sigterm-all-arrive',
  'SIGTERM: every span that has ended by then arrives',
  (run) => {
    everyOrder(5, run, momentOf('SIGTERM', run));
  },
);

inScenario('sigterm')('sigterm-ends', 'SIGTERM: and the process ends', (run) => {
  const told = momentOf('SIGTERM', run);
  const { said, end } = run.recording;
  const stayed =
    end.how === 'left open' ||
    end.how === 'timed out' ||
    said.some(({ what }) => what === 'closing time');
  if (!stayed) return;
  const more = said.filter(({ what, when }) => what === 'served' && when > told).length;
  throw new CheckFailure(`The bar was told to stop, and served ${more} more orders.`);
});

/**
 * That many guests got their coffee, and the span of each of them arrived in time: before `run` was
 * done or, where it never was, before the process ended. Only what ended before `until` counts.
 */
function everyOrder(orders: number, run: RecordedRun, until: Moment = Infinity): void {
  const { spans, said, work, done = Infinity, end: exit } = run.recording;
  const counts = Math.min(until, done);
  const poured = work.filter(({ end = Infinity }) => end < counts);
  const cups = new Set(poured.map(({ order }) => order));
  const served = said.filter(
    ({ what, order, when }) => what === 'served' && when < counts && cups.has(order),
  );
  const ended = spans.filter(
    (span) => span.name === 'take order' && !span.madeUp && (span.ended ?? Infinity) < counts,
  );
  const came = ended.filter(({ exported }) => exported > 0);
  const inTime = came.filter(({ arrived = Infinity }) => arrived < done);
  if (served.length >= orders && inTime.length >= orders) return;

  const by = done === Infinity ? 'before the process ended' : 'when `run` was done';
  const numbers = [
    `${number(orders)} orders`,
    ...(served.length < orders ? [`${number(served.length)} of them got their coffee`] : []),
    `${number(ended.length)} spans ended`,
    `${number(inTime.length)} had arrived ${by}`,
    ...(came.length > inTime.length ? [`${number(came.length - inTime.length)} came later`] : []),
  ];
  const error = exit.how === 'threw' ? ` The error at its end: ${exit.error.message}` : '';
  throw new CheckFailure(`${numbers.join(', ')}.${error}`);
}

function momentOf(what: string, { recording: { said } }: RecordedRun): Moment {
  const moment = said.find((news) => news.what === what)?.when;
  if (moment === undefined)
    throw new CheckFailure('`run` was over before five orders were served.');
  return moment;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
