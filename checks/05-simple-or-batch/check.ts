import { delayIs, waterError } from './scenarios.ts';
import { defineCheck } from '../../workshop/checking/check.ts';
import { formatNumber } from '../../workshop/render/text.ts';
import type { Moment } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import type { StopSignal } from './scenarios.ts';

const { inScenario } = defineCheck(
  '05-simple-or-batch',
  'take order  ×1 for each order',
  'No span was started: no order was taken, or its span did not come from your provider.',
);

inScenario('rush')(
  'rush-none-twice',
  'rush hour: no span is sent twice',
  ({ recording: { spans } }) => {
    const twice = spans.filter(({ exported }) => exported > 1).length;
    if (twice > 0) {
      throw new CheckFailure(
        `Of ${formatNumber(spans.length)} spans, ${formatNumber(twice)} arrived more than once.`,
      );
    }
  },
);

inScenario('rush')(
  'rush-batches',
  'rush hour: at least ten spans go with each call to the exporter',
  ({ recording: { spans, exportCalls } }) => {
    if (exportCalls * 10 > Math.max(spans.length, 5000)) {
      throw new CheckFailure(
        `${formatNumber(spans.length)} spans, ${formatNumber(exportCalls)} calls to the exporter.`,
      );
    }
  },
);

inScenario('quiet')(
  'closing-covers-work',
  'closing time: each span lasts as long as its coffee is poured',
  ({ recording }) => {
    const work = recording.work.toSorted((a, b) => a.begin - b.begin);
    const spans = recording.spans.filter(({ name, madeUp }) => name === 'take order' && !madeUp);
    if (work.length === 0) throw new CheckFailure('No coffee was poured.');
    for (const [index, span] of spans.entries()) {
      const { order, begin, end = Infinity } = work[index] ?? { order: 0, begin: Infinity };
      const next = work[index + 1]?.begin ?? Infinity;
      const served = recording.said.find((news) => news.what === 'served' && news.order === order);
      let found = '';
      if (span.ended === undefined) found = '`take order` was started and never ended.';
      else if (span.ended < begin) found = '`take order` was ended before the coffee was poured.';
      else if (span.ended < end)
        found = '`take order` was ended while the coffee was being poured.';
      else if (span.started > begin)
        found = '`take order` was started after the pouring had begun.';
      else if ((served?.when ?? Infinity) < end) {
        found =
          '`openBar` counted an order as done while its coffee was still being poured: ' +
          'the function that you give it must return the promise of the whole order.';
      } else if (span.ended > next) {
        found = '`take order` was still open while the coffee of the next order was poured.';
      }
      if (found) throw new CheckFailure(found, span);
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

inScenario('quiet')('closing-shut-down', 'closing time: the provider is shut down as well', (run) =>
  run.shutDown(),
);

/** An order takes 15 ms. */
const shortestDelayMs = 15;

inScenario('quiet')(
  'closing-collects',
  'closing time: spans are collected, not sent after each order',
  ({ recording: { work, said } }) => {
    const delays = said.flatMap(({ what }) =>
      what.startsWith(delayIs) ? what.split(': ')[1]! : [],
    );
    const short = delays.find((delay) => Number(delay) < shortestDelayMs);
    if (short !== undefined) {
      throw new CheckFailure(
        `The \`scheduledDelayMillis\` of the processor is ${short}. That is less than an order takes, ` +
          'so on a quiet day every span is sent alone.',
      );
    }
    const calls = said.filter(({ what }) => what === 'exporter called');
    const alone = work.filter(({ order, end = Infinity }) => {
      const served = said.find((news) => news.what === 'served' && news.order === order)?.when ?? 0;
      return calls.some(({ when }) => when > end && when < served);
    });
    if (work.length === 0 || alone.length < work.length) return;
    throw new CheckFailure(
      `${work.length} orders, ${calls.length} calls to the exporter: there was a call after each order, before the next order.`,
    );
  },
);

inScenario('rush')(
  'rush-one-processor',
  'rush hour: all spans go through one `BatchSpanProcessor`',
  ({ recording: { said } }) => {
    const count = said.filter(({ what }) => what === 'batch processor').length;
    if (count === 1) return;
    throw new CheckFailure(
      count === 0
        ? 'No `BatchSpanProcessor` was given a span.'
        : `Spans were given to ${formatNumber(count)} batch processors.`,
    );
  },
);

inScenario('rush')(
  'rush-no-waiting',
  'rush hour: no order waits for another, or for a delivery of spans',
  ({ recording: { work, spans, said } }) => {
    const firstEnd = Math.min(...work.map(({ end = Infinity }) => end));
    const waited = work.filter(({ begin }) => begin > firstEnd).length;
    if (waited > 0) {
      throw new CheckFailure(
        `All orders came at once, but ${formatNumber(waited)} of them had to wait until others were done.`,
      );
    }
    // The coffees are done all at once, long before a delivery can be.
    const arrivals = spans.map(({ arrived = Infinity }) => arrived);
    const firstArrival = Math.min(...arrivals.filter((when) => when > firstEnd));
    const late = said.filter(({ what, when }) => what === 'served' && when > firstArrival).length;
    if (late === 0) return;
    throw new CheckFailure(
      `All coffees were ready at once, but ${formatNumber(late)} of the guests had to wait for a delivery of spans.`,
    );
  },
);

inScenario('rush')(
  'rush-all-arrive',
  'rush hour: 5,000 spans that end at once all arrive',
  (run) => {
    everyOrder(5000, run);
  },
);

inScenario('fire')(
  'error-all-arrive',
  'an error: every span has arrived when the error leaves `run`',
  (run) => {
    everyOrder(2, run);
  },
);

inScenario('fire')(
  'error-leaves-run',
  'an error: the error leaves `run`',
  ({ recording: { done, scenarioResult } }) => {
    if (!done) throw new CheckFailure('The process ended before the error could leave `run`.');
    const messages = scenarioResult as string[];
    if (messages.includes(waterError)) return;
    const [thrown] = messages;
    let instead = thrown ? `threw something else: ${thrown}` : 'resolved';
    if (thrown?.includes(waterError)) {
      instead = `threw a new error, which does not have the error of \`openBar\` as its \`cause\`: ${thrown}`;
    }
    throw new CheckFailure(`\`openBar\` threw, but \`run\` ${instead}.`);
  },
);

inScenario('sigterm')(
  'sigterm-all-arrive',
  'SIGTERM: every span that has ended by then arrives',
  (run) => {
    endedArrives('SIGTERM', run);
  },
);

inScenario('sigterm')('sigterm-ends', 'SIGTERM: the process ends', (run) => {
  processEnds('SIGTERM', run);
});

inScenario('sigterm')(
  'sigterm-in-hand',
  'SIGTERM: the order in progress is served, and its span arrives',
  (run) => {
    inHandArrives('SIGTERM', run);
  },
);

inScenario('sigint')(
  'sigint-same',
  'SIGINT, sent by Ctrl-C: all of that is true as well',
  (run) => {
    endedArrives('SIGINT', run);
    processEnds('SIGINT', run);
    inHandArrives('SIGINT', run);
  },
);

/** The five orders that were done when the signal came. */
function endedArrives(signal: StopSignal, run: RecordedRun): void {
  everyOrder(5, run, momentOf(signal, run));
}

function processEnds(signal: StopSignal, run: RecordedRun): void {
  const told = momentOf(signal, run);
  const { said, work, end, done } = run.recording;
  if (said.some(({ what }) => what === 'closing time') || end.how === 'timed out') {
    const more = said.filter(({ what, when }) => what === 'served' && when > told).length;
    throw new CheckFailure(
      `${signal} told the process to stop, but it went on: ${more} more orders were served.`,
    );
  }
  const begun = work.filter(({ begin }) => begin > told).length;
  // One may begin before a listener is called. A process that ended at once has a worse fault.
  if (done !== undefined && begun > 3) {
    throw new CheckFailure(
      `After ${signal} had come, ${begun} more orders were taken. Close the bar first, then deliver.`,
    );
  }
  if (end.how === 'left open') {
    const open = end.resources.join(', ');
    throw new CheckFailure(`The bar closed, but this kept the process from ending: ${open}.`);
  }
}

/** The sixth order, whose coffee was being poured when the signal came. */
function inHandArrives(signal: StopSignal, run: RecordedRun): void {
  const told = momentOf(signal, run);
  const { work, said, spans, providers, done = Infinity } = run.recording;
  for (const { order } of work.filter(({ begin, end = Infinity }) => begin < told && end > told)) {
    const served = said.some((news) => news.what === 'served' && news.order === order);
    if (served) continue;
    throw new CheckFailure(
      `Order ${order} was in progress when ${signal} came, but the guest never got the coffee: ` +
        'the process ended too early.',
    );
  }
  const shutdown = Math.min(...providers.map((provider) => provider.shutdown ?? Infinity));
  for (const span of spans.filter(({ name, started }) => name === 'take order' && started < told)) {
    const { ended = Infinity, arrived = Infinity } = span;
    if (arrived < done) continue;
    const why =
      shutdown < ended ? ' It ended only after `shutdown` had been called on the provider.' : '';
    throw new CheckFailure(
      `An order was in progress when ${signal} came. It was served, but its span did not arrive.${why}`,
      span,
    );
  }
}

/**
 * That many guests got their coffee, and the span of each of them arrived in time: before `run` was
 * done or, where it never was, before the process ended. Only what ended before `until` counts.
 */
function everyOrder(orders: number, run: RecordedRun, until: Moment = Infinity): void {
  const {
    spans,
    said,
    work,
    providers,
    scenarioResult,
    done = Infinity,
    end: exit,
  } = run.recording;
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
    `${formatNumber(orders)} orders`,
    ...(served.length < orders ? [`${formatNumber(served.length)} of them got their coffee`] : []),
    `${formatNumber(ended.length)} spans ended`,
    `${formatNumber(inTime.length)} had arrived ${by}`,
    ...(came.length > inTime.length
      ? [`${formatNumber(came.length - inTime.length)} came later`]
      : []),
  ];
  const unsampled = ended.filter(({ sampled }) => !sampled).length;
  if (unsampled > 0) numbers.push(`not sampled: ${formatNumber(unsampled)}`);
  const calls = said.filter(({ what }) => what === 'exporter called').length;
  if (came.length === 0) numbers.push(`calls to the exporter: ${formatNumber(calls)}`);
  const moments = (what: string) => said.flatMap((news) => (news.what === what ? news.when : []));
  const closed = Math.min(...moments('exporter shut down'));
  const shutdown = Math.min(...providers.map(({ shutdown = Infinity }) => shutdown));
  const late = spans.filter(({ name, ended = 0 }) => name === 'take order' && ended > shutdown);
  const closing = providers.some((provider) => provider.done !== undefined);
  const [thrown] = (scenarioResult ?? []) as string[];
  const notes = [
    shutdown === Infinity && ' `shutdown` was not called on the provider.',
    closed < shutdown && ' The exporter was shut down, but not by the provider.',
    late.length > 0 &&
      ` Spans that ended only after \`shutdown\` had been called: ${formatNumber(late.length)}.`,
    closing && calls === 0 && late.length === 0 && ' No processor gave the spans to `exporter`.',
    exit.how === 'exited' &&
      exit.signal &&
      ` ${exit.signal} ended the process at once: nothing listened for it.`,
    thrown && ` \`run\` threw: ${thrown}`,
  ].filter(Boolean);
  const error = exit.how === 'threw' ? ` The run ended with this error: ${exit.error.message}` : '';
  throw new CheckFailure(`${numbers.join(', ')}.${notes.join('')}${error}`);
}

function momentOf(what: string, { recording: { said } }: RecordedRun): Moment {
  const moment = said.find((news) => news.what === what)?.when;
  if (moment === undefined) throw new CheckFailure('`run` was over before the sixth order began.');
  return moment;
}
