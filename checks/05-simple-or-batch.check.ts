import { check } from '../workshop/ask.ts';
import type { Moment } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';

const { in: inScene } = check('05-simple-or-batch', 'take order  ×1 for each order');

inScene('rush')('rush hour: no span is sent twice', ({ recording: { spans } }) => {
  const twice = spans.filter(({ exported }) => exported > 1).length;
  if (twice > 0) {
    throw new Wrong(
      `${number(spans.length)} spans, ${number(twice)} of them arrived more than once.`,
    );
  }
});

inScene('rush')(
  'rush hour: at least ten spans go with each call of the exporter',
  ({ recording: { spans, exportCalls } }) => {
    if (exportCalls * 10 > Math.max(spans.length, 5000)) {
      throw new Wrong(
        `${number(spans.length)} spans, ${number(exportCalls)} calls of the exporter.`,
      );
    }
  },
);

inScene('quiet')('closing time: every span has arrived when `run` resolves', (seen) => {
  everyOrder(3, seen);
});

inScene('quiet')('closing time: the exporter is shut down as well', ({ recording }) => {
  const { exporterShutdown, done = Infinity } = recording;
  if (!exporterShutdown) throw new Wrong('Nobody shut the exporter down.');
  if (exporterShutdown > done) {
    throw new Wrong('The exporter was shut down only after `run` had resolved.');
  }
});

inScene('rush')('rush hour: 5,000 spans that end in one go all arrive', (seen) => {
  everyOrder(5000, seen);
});

inScene('fire')('an error: every span has arrived when it leaves `run`', (seen) => {
  everyOrder(2, seen);
});

inScene('fire')('an error: it does leave `run`', ({ recording: { done, answer } }) => {
  if (!done) throw new Wrong('The process ended before the error could leave `run`.');
  const messages = answer as string[];
  if (messages.some((message) => message.includes('on fire'))) return;
  const instead = messages[0] ? `threw something else: ${messages[0]}` : 'resolved';
  throw new Wrong(`The coffee machine was on fire, and \`run\` ${instead}.`);
});

inScene('sigterm')('SIGTERM: every span that has ended by then arrives', (seen) => {
  everyOrder(5, seen, momentOf('SIGTERM', seen));
});

inScene('sigterm')('SIGTERM: and the process ends', (seen) => {
  const told = momentOf('SIGTERM', seen);
  const { said, end } = seen.recording;
  const stayed =
    end.how === 'left open' ||
    end.how === 'timed out' ||
    said.some(({ what }) => what === 'closing time');
  if (!stayed) return;
  const more = said.filter(({ what, when }) => what === 'served' && when > told).length;
  throw new Wrong(`The bar was told to stop, and served ${more} more orders.`);
});

/**
 * That many guests got their coffee, and the span of each of them arrived in time: before `run` was
 * done or, where it never was, before the process ended. Only what ended before `until` counts.
 */
function everyOrder(orders: number, seen: Seen, until: Moment = Infinity): void {
  const { spans, said, work, done = Infinity, end: exit } = seen.recording;
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
  throw new Wrong(`${numbers.join(', ')}.${error}`);
}

function momentOf(what: string, { recording: { said } }: Seen): Moment {
  const moment = said.find((news) => news.what === what)?.when;
  if (moment === undefined) throw new Wrong('`run` was over before five orders were served.');
  return moment;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
