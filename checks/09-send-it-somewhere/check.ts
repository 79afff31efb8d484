import { defineCheck } from '../../workshop/checking/check.ts';
import type { Moment, RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { otherName, runIsOver, type Sent } from './scenarios.ts';

const { test, inScenario } = defineCheck('09-send-it-somewhere', 'take order  ×1 for each order');

test('orders-served', 'three orders are served, each in a span `take order`', (run) => {
  everyOrderIsTraced(run, 3);
});

test(
  'given-exporter',
  'an exporter that `run` is given gets the spans, each of them once',
  (run) => {
    everySpanArrives(run, 3, run.recording.done);
  },
);

test('given-exporter-shut-down', 'the exporter is shut down before `run` returns', (run) =>
  run.shutDown(),
);

const configured = inScenario('configured');

configured(
  'endpoint-from-environment',
  'spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added',
  (run) => {
    arrivesAt(run, '`OTEL_EXPORTER_OTLP_ENDPOINT`', '/bar');
  },
);

configured(
  'busy-backend',
  'each arrives there once, before `run` returns, though the backend is busy',
  (run) => {
    everySpanArrives(run, 3, momentOf(runIsOver, run));
    throwIfRunThrew(run);
  },
);

configured('gzip', '`OTEL_EXPORTER_OTLP_COMPRESSION=gzip` is obeyed', (run) => {
  const plain = sentIn(run).arrivals.find(({ encoding }) => encoding !== 'gzip');
  if (!plain) return;
  const { type, encoding } = plain;
  throw new CheckFailure(
    `A request came with Content-Encoding \`${encoding || 'none'}\`, as ${type}.`,
  );
});

const inRush = inScenario('rush');

inRush(
  'traces-endpoint',
  '`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is taken as it is, and goes before it',
  (run) => {
    arrivesAt(run, '`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`', '/intake/of/spans');
  },
);

inRush('rush-batches', 'rush hour: at least ten spans go with each request', (run) => {
  // Spans that nobody asked for fill the batches, too.
  const made = run.recording.spans.filter(isMade);
  const arrived = made.filter(({ exported }) => exported > 0);
  const requests = sentIn(run).arrivals.length;
  if (arrived.length > 0 && arrived.length >= requests * 10) return;
  throw new CheckFailure(
    `Of ${number(made.length)} spans ${number(arrived.length)} arrived, ` +
      `in ${number(requests)} requests.`,
    made[0],
  );
});

test('default-service-name', 'the service is `counter` if the environment does not say', (run) => {
  isService(run, 'counter');
});

configured(
  'service-name-from-environment',
  '`OTEL_SERVICE_NAME` goes before the name in the code',
  (run) => {
    isService(run, otherName);
  },
);

inScenario('nobody')(
  'nobody-listens',
  'nobody listens: the orders are served, and `run` does not throw',
  (run) => {
    const { end, done, scenarioResult } = run.recording;
    everyOrderIsTraced(run, 3);
    if (end.how === 'threw') {
      throw new CheckFailure(`The program was ended by an error: ${end.error.message}`);
    }
    if (!done) throw new CheckFailure('`run` was not done when the program ended.');
    const [message] = scenarioResult as string[];
    if (message !== undefined)
      throw new CheckFailure(`Nobody listened, and \`run\` threw: ${message}`);
  },
);

const onFire = inScenario('fire');

onFire(
  'error-spans-sent',
  'an error: the spans of that day are sent before it leaves `run`',
  (run) => {
    everyOrderIsTraced(run, 2);
    everySpanArrives(run, 2, momentOf(runIsOver, run));
  },
);

onFire(
  'error-leaves-run',
  'an error leaves `run` as it is, also if the backend refuses the spans',
  (run) => {
    const { errors, over } = sentIn(run);
    if (errors[0]?.includes('on fire')) return;
    const instead = over ? 'resolved' : 'was not over after 5 seconds';
    throw new CheckFailure(
      `The coffee machine was on fire, and \`run\` ${
        errors[0] === undefined ? `${instead}.` : `threw something else: ${errors[0]}`
      }`,
    );
  },
);

/** A tracer of this program made it. What only came in over the wire begins when it arrives. */
function isMade({ madeUp, started, arrived }: RecordedSpan): boolean {
  return !madeUp && started !== arrived;
}

function ordersIn({ recording: { spans } }: RecordedRun): RecordedSpan[] {
  return spans.filter((span) => span.name === 'take order' && isMade(span));
}

/** That many guests were served, and each of their coffees was poured while a span was open. */
function everyOrderIsTraced(run: RecordedRun, orders: number): void {
  const served = run.recording.said.filter(({ what }) => what === 'served').length;
  if (served < orders) {
    throw new CheckFailure(`The bar had ${orders} guests, and ${served} of them were served.`);
  }
  const spans = ordersIn(run);
  if (spans.length !== orders) {
    throw new CheckFailure(
      `There were ${orders} orders, and your tracers made ${spans.length} spans \`take order\`.`,
      run.recording.spans[0],
    );
  }
  const free = new Set(spans);
  for (const work of run.work('pour coffee')) {
    const span = [...free].find((one) => run.covers(one, work));
    if (!span) {
      throw new CheckFailure(
        `While order ${work.order} was poured, no span of its own was open all the time.`,
        spans[0],
      );
    }
    free.delete(span);
  }
}

function everySpanArrives(run: RecordedRun, orders: number, by: Moment = Infinity): void {
  const came = ordersIn(run).filter(({ exported }) => exported > 0);
  const twice = came.find(({ exported }) => exported > 1);
  if (twice) throw new CheckFailure(`The same span arrived ${twice.exported} times.`, twice);
  const inTime = came.filter(({ arrived = Infinity }) => arrived < by).length;
  if (inTime === orders && came.length === orders) return;
  const late = came.length - inTime;
  throw new CheckFailure(
    `${orders} spans ended, ${inTime} had arrived when \`run\` was over${
      late > 0 ? `, ${late} came later` : ''
    }.${saidOf(run)}`,
    ordersIn(run)[0],
  );
}

/** A request came to the backend's path, and none to another. */
function arrivesAt(run: RecordedRun, variable: string, end: string): void {
  const { path, arrivals, grpc } = sentIn(run);
  const astray = arrivals.find((arrival) => arrival.path !== path);
  if (astray) {
    throw new CheckFailure(
      `${variable} ended in \`${end}\`, so the path is \`${path}\`.\n` +
        `Sent was: POST ${astray.path}`,
    );
  }
  if (grpc) throw new CheckFailure(`Who came to the address in ${variable} spoke gRPC, not HTTP.`);
  if (arrivals.length > 0) return;
  throw new CheckFailure(`No request came to the address in ${variable}.${saidOf(run)}`);
}

function throwIfRunThrew(run: RecordedRun): void {
  const { errors, over } = sentIn(run);
  if (!over) throw new CheckFailure('The spans arrived, and `run` was not over after 5 seconds.');
  const [error] = errors;
  if (error !== undefined) throw new CheckFailure(`The spans arrived, and \`run\` threw: ${error}`);
}

function isService(run: RecordedRun, name: string): void {
  for (const span of run.all('take order')) {
    if (span.service === name) continue;
    const said = span.service.replace(/^(unknown_service:).+/, '$1…') || '(nothing)';
    throw new CheckFailure(`Its name should be \`${name}\`. The resource says: \`${said}\`.`, span);
  }
}

function sentIn({ recording: { scenarioResult } }: RecordedRun): Sent {
  if (!scenarioResult) throw new CheckFailure('`run` did not come to its end here.');
  return scenarioResult as Sent;
}

/** What `run` threw, or that it never came so far. */
function saidOf({ recording: { scenarioResult } }: RecordedRun): string {
  const { over = true, errors = [] } = (scenarioResult ?? {}) as Partial<Sent>;
  if (!over) return ' `run` was not over after 5 seconds.';
  return errors[0] === undefined ? '' : ` \`run\` threw: ${errors[0]}`;
}

function momentOf(what: string, { recording: { said } }: RecordedRun): Moment {
  return said.find((news) => news.what === what)?.when ?? Infinity;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
