import { defineCheck } from '../../workshop/checking/check.ts';
import { formatNumber } from '../../workshop/render/text.ts';
import type { Moment, RecordedSpan } from '../../workshop/runner/recording.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { key, otherName, place, requestArrives, runIsOver, southName } from './scenarios.ts';
import type { Arrival, Sent } from './scenarios.ts';

const { test, inScenario } = defineCheck('09-send-it-somewhere', 'take order  ×1 for each order');

test('orders-served', 'three orders are served, each in a span `take order`', (run) => {
  everyOrderIsTraced(run, 3, run.recording.done);
});

test('sdk-shut-down', 'the SDK is shut down, and `run` waits for the shutdown', (run) => {
  everyProviderIsShutDown(run, run.recording.done);
});

test(
  'given-exporter',
  'an exporter that is given to `run` gets each span once, and is shut down',
  (run) => {
    const requests = Number(run.recording.scenarioResult ?? 0);
    const elsewhere = requests > 0 ? ` Requests over OTLP: ${requests}.` : '';
    everySpanArrives(run, 3, run.recording.done, elsewhere);
    if (elsewhere) {
      throw new CheckFailure(
        `The exporter that \`run\` was given got the spans, but they also went out over OTLP.${elsewhere}`,
      );
    }
    run.shutDown();
  },
);

const configured = inScenario('configured');

configured('environment-not-written', 'the code changes no environment variables', (run) => {
  throwIfWritten(run);
});

configured(
  'endpoint-from-environment',
  'spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added',
  (run) => {
    arrivesAt(run, '`OTEL_EXPORTER_OTLP_ENDPOINT`', '/bar');
  },
);

configured('nobody-waits', 'no guest waits for spans to be sent', nobodyWaits);

configured(
  'busy-backend',
  'each span arrives once before `run` returns, although the backend is busy and slow',
  (run) => {
    everyProviderIsShutDown(run, momentOf(runIsOver, run));
    throwIfUnanswered(run);
    everySpanArrives(run, 3, momentOf(runIsOver, run));
    const [error] = sentIn(run).errors;
    if (error !== undefined) {
      throw new CheckFailure(`The spans arrived, and \`run\` threw: ${error}`);
    }
  },
);

configured('gzip', '`OTEL_EXPORTER_OTLP_COMPRESSION=gzip` is obeyed', (run) => {
  const plain = sentIn(run).arrivals.find(({ encoding }) => encoding !== 'gzip');
  if (plain) {
    throw new CheckFailure(
      `A request came with Content-Encoding \`${plain.encoding || 'none'}\`, as ${plain.type}.`,
    );
  }
});

configured('headers', '`OTEL_EXPORTER_OTLP_HEADERS` are sent along', (run) => {
  const [[name, value]] = Object.entries(key) as [[string, string]];
  const without = sentIn(run).arrivals.some(({ headers }) => headers[name] !== value);
  if (without) throw new CheckFailure(`A request came without the header \`${name}: ${value}\`.`);
});

const inRush = inScenario('rush');

const nothingSent =
  'After the rush hour, the bar stayed open to wait for the first spans, but none were sent. ' +
  'Does the processor wait for too many spans, or for too long?';

inRush('rush-goes-out', 'rush hour: the first spans go out while the bar is open', (run) => {
  const { said, scenarioResult } = run.recording;
  if (scenarioResult || said.some(({ what }) => what === 'closing time')) return;
  throw new CheckFailure(
    said.some(({ what }) => what === 'served') ? nothingSent : '`run` did not finish here.',
  );
});

inRush('rush-nobody-waits', 'rush hour: no guest waits for spans to be sent', nobodyWaits);

inRush(
  'traces-endpoint',
  '`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is used as it is, and overrides the base',
  (run) => {
    arrivesAt(run, '`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`', '/intake/of/spans');
  },
);

inRush('nothing-unasked', 'no gzip and no headers unless the environment sets them', (run) => {
  for (const { encoding, headers } of sentIn(run).arrivals) {
    const [name] = Object.keys(headers);
    if (name) throw new CheckFailure(`A request came with the header \`${name}\` all the same.`);
    if (encoding)
      throw new CheckFailure(`A request came with Content-Encoding \`${encoding}\` all the same.`);
  }
});

inRush('rush-batches', 'rush hour: at least ten spans per request, on average', (run) => {
  // Spans that nobody asked for fill the batches, too.
  const made = run.recording.spans.filter(isMade);
  const dropped = made.filter(({ sampled }) => !sampled);
  if (dropped[0]) {
    throw new CheckFailure(
      `Of ${formatNumber(made.length)} spans ${formatNumber(dropped.length)} were not sampled.`,
      dropped[0],
    );
  }
  const arrived = made.filter(({ exported }) => exported > 0);
  const requests = sentIn(run).arrivals.length;
  // The next test is about spans that do not arrive at all.
  const isFew = arrived.length > 0 && arrived.length < requests * 10;
  if (made.length > 0 && !isFew) return;
  throw new CheckFailure(
    `Of ${formatNumber(made.length)} spans ${formatNumber(arrived.length)} arrived, ` +
      `in ${formatNumber(requests)} requests.`,
    made[0],
  );
});

inRush('rush-all-arrive', 'rush hour: all 5,000 spans arrive', (run) => {
  everySpanArrives(run, 5000, momentOf(runIsOver, run));
});

test('default-service-name', 'the service is `counter` if the environment gives no name', (run) => {
  isService(run, 'counter');
});

configured(
  'service-name-from-environment',
  '`OTEL_SERVICE_NAME` overrides the name in the code',
  (run) => {
    isService(run, otherName);
  },
);

configured(
  'resource-from-environment',
  '`OTEL_RESOURCE_ATTRIBUTES` are also on the resource',
  (run) => {
    for (const [name, value] of Object.entries(place)) {
      const without = run.all('take order').find(({ resource }) => resource[name] !== value);
      if (!without) continue;
      const found = without.resource[name];
      throw new CheckFailure(
        found === undefined
          ? `The resource has no \`${name}\`.`
          : `\`${name}\` on the resource is \`${found}\`; it should be \`${value}\`. In the ` +
              'variable, the values are percent-encoded, once.',
        without,
      );
    }
  },
);

inRush(
  'name-among-resource-attributes',
  'a `service.name` in `OTEL_RESOURCE_ATTRIBUTES` also overrides the name in the code',
  (run) => {
    throwIfWritten(run);
    isService(run, southName);
  },
);

inScenario('nobody', '')(
  'nobody-listens',
  'nobody listens: the orders are served, and `run` does not throw',
  (run) => {
    const { end, done, scenarioResult } = run.recording;
    if (end.how === 'threw') {
      throw new CheckFailure(`An error ended the program: ${end.error.message}`);
    }
    everyOrderIsTraced(run, 3, done);
    if (!done) throw new CheckFailure('The program ended before `run` was done.');
    const [message] = scenarioResult as string[];
    if (message !== undefined)
      throw new CheckFailure(`Nobody listened, and \`run\` threw: ${message}`);
  },
);

const onTwoDays = inScenario('twoDays', '');

onTwoDays('second-day', 'each call to `run` makes its own exporter and its own SDK', (run) => {
  const [, second] = daysIn(run);
  const firstDay = momentOf(runIsOver, run);
  const own = run.recording.providers.some(({ shutdown = 0 }) => shutdown > firstDay);
  if (!own) {
    throw new CheckFailure(
      '`run` was called a second time. This second call shut down no SDK of its own.',
    );
  }
  // A tracer that was kept from the first day makes spans of that day's SDK. That is no fault here.
  const [span] = run.recording.spans.filter(({ provider = 0, started }) => {
    return started > firstDay && (run.recording.providers[provider]?.shutdown ?? 0) > firstDay;
  });
  if (!span || second.arrivals.length > 0) return;
  throw new CheckFailure(
    '`run` was called a second time, with another address in the environment.\n' +
      'Spans were made, but no request came to that address.',
    span,
  );
});

onTwoDays(
  'always-busy',
  'a backend that is always busy: `run` does not throw, and keeps to `OTEL_EXPORTER_OTLP_TIMEOUT`',
  (run) => {
    const [first, second] = daysIn(run);
    for (const { errors } of [first, second]) {
      if (errors[0] !== undefined) {
        throw new CheckFailure(`The backend was busy, and \`run\` threw: ${errors[0]}`);
      }
    }
    if (!second.arrivals.some(({ again }) => again)) return;
    throw new CheckFailure(
      'The backend said "in a second", but `OTEL_EXPORTER_OTLP_TIMEOUT` is 400 milliseconds.\n' +
        'It was sent the same spans again all the same.',
    );
  },
);

const onFire = inScenario('fire');

onFire('base-with-slash', 'an `OTEL_EXPORTER_OTLP_ENDPOINT` may end in `/`', (run) => {
  const astray = astrayIn(run);
  if (astray) {
    throw new CheckFailure(`The base ended in \`/\`. The request was: POST ${astray.path}`);
  }
});

onFire(
  'error-spans-sent',
  'after an error, the spans of that day are sent before `run` ends, although the backend is slow',
  (run) => {
    everyOrderIsTraced(run, 2, momentOf(runIsOver, run));
    everyProviderIsShutDown(run, momentOf(runIsOver, run));
    throwIfUnanswered(run);
    everySpanArrives(run, 2, momentOf(runIsOver, run));
  },
);

onFire(
  'error-leaves-run',
  'the error of the bar leaves `run` as it is, even if the backend refuses the spans',
  (run) => {
    const { errors } = sentIn(run);
    const fire = 'The coffee machine is on fire.';
    const [error, ...inside] = errors;
    if (error === fire && !inside.includes(fire)) return;
    let instead = 'resolved.';
    if (error !== undefined) instead = `threw something else: ${error}`;
    if (error === fire) instead = 'threw another error with that error inside it.';
    throw new CheckFailure(`The coffee machine was on fire, and \`run\` ${instead}`);
  },
);

/** A tracer of this program made it. What only came in over the wire begins when it arrives. */
function isMade({ madeUp, started, arrived }: RecordedSpan): boolean {
  return !madeUp && started !== arrived;
}

function ordersIn({ recording: { spans } }: RecordedRun): RecordedSpan[] {
  return spans.filter((span) => span.name === 'take order' && isMade(span));
}

function nobodyWaits({ recording: { said, work } }: RecordedRun): void {
  const servedAt = new Map(said.map(({ what, order, when }) => [`${what} ${order}`, when]));
  const requests = said.filter(({ what }) => what === requestArrives);
  for (const { order, end = Infinity } of work) {
    const served = servedAt.get(`served ${order}`);
    if (!served || !requests.some(({ when }) => end < when && when < served)) continue;
    throw new CheckFailure(
      `Order ${order} was poured. Then spans were sent, and only then was the order served.`,
    );
  }
}

/** So many guests were served by then, and each of their coffees was poured in an open span. */
function everyOrderIsTraced(run: RecordedRun, orders: number, by: Moment = Infinity): void {
  const served = run.recording.said.filter(({ what, when }) => what === 'served' && when < by);
  if (served.length !== orders) {
    throw new CheckFailure(
      `The bar had ${orders} guests. When \`run\` was over, ${served.length} had been served.`,
    );
  }
  const spans = ordersIn(run);
  if (spans.length !== orders) {
    const other = run.recording.spans.find(({ name }) => name !== 'take order');
    const instead = spans.length === 0 && other ? ` There is one named \`${other.name}\`.` : '';
    throw new CheckFailure(
      `There were ${orders} orders, but your tracers made ${spans.length} of the spans ` +
        `\`take order\`.${instead}`,
      run.recording.spans[0],
    );
  }
  const open = spans.find(({ ended }) => ended === undefined);
  if (open) throw new CheckFailure('`take order` was started and never ended.', open);
  const child = spans.find(({ parentId }) => parentId !== undefined);
  if (child) {
    throw new CheckFailure(
      '`take order` is a child of another span. In the starter, it is the root of its trace.',
      child,
    );
  }
  const free = new Set(spans);
  for (const work of run.work('pour coffee')) {
    const span = [...free].find((one) => run.covers(one, work));
    if (!span) {
      throw new CheckFailure(
        `Order ${work.order} had no span of its own that was open all the time while it was poured.`,
        spans[0],
      );
    }
    free.delete(span);
  }
}

/** Every provider that made a span was shut down, and that was done by then. */
function everyProviderIsShutDown(run: RecordedRun, by: Moment = Infinity): void {
  const { spans, providers, exporterShutdown } = run.recording;
  for (const span of spans.filter(isMade)) {
    if (span.provider === undefined) continue;
    const { shutdown = Infinity, done = Infinity } = providers[span.provider] ?? {};
    if (done < by) continue;
    if (shutdown < by) {
      throw new CheckFailure('`run` was over before `shutdown` was done.');
    }
    const other = providers.some((provider) => provider.shutdown !== undefined);
    let only = exporterShutdown === undefined ? '' : ', only its exporter';
    if (other) only = '; another one was';
    throw new CheckFailure(
      shutdown === Infinity
        ? `The SDK that made \`${span.name}\` was never shut down${only}.`
        : 'The SDK was shut down only after `run` was over.',
    );
  }
}

function throwIfWritten(run: RecordedRun): void {
  const [name] = sentIn(run).written;
  if (name) throw new CheckFailure(`The code has changed the environment variable \`${name}\`.`);
}

function throwIfUnanswered(run: RecordedRun): void {
  const { unanswered } = sentIn(run);
  if (unanswered === 0) return;
  throw new CheckFailure(
    'When `run` was over, the backend had not answered yet: `run` did not wait for the delivery.',
  );
}

function everySpanArrives(
  run: RecordedRun,
  orders: number,
  by: Moment = Infinity,
  elsewhere = '',
): void {
  const came = ordersIn(run).filter(({ exported }) => exported > 0);
  const twice = came.find(({ exported }) => exported > 1);
  if (twice) throw new CheckFailure(`The same span arrived ${twice.exported} times.`, twice);
  const inTime = came.filter(({ arrived = Infinity }) => arrived < by).length;
  if (inTime === orders && came.length === orders) return;
  const late = came.length - inTime;
  const dropped = ordersIn(run).filter(({ sampled }) => !sampled).length;
  throw new CheckFailure(
    `Of ${formatNumber(orders)} spans ${formatNumber(inTime)} had arrived when \`run\` was over${
      late > 0 ? `, ${formatNumber(late)} came later` : ''
    }.${dropped > 0 ? ` Not sampled: ${formatNumber(dropped)}.` : ''}${elsewhere}${saidOf(run)}`,
    ordersIn(run)[0],
  );
}

/** A request that came to another path than the backend's. */
function astrayIn(run: RecordedRun): Arrival | undefined {
  const { path, arrivals } = sentIn(run);
  return arrivals.find((arrival) => arrival.path !== path);
}

/** A request came to the backend's path, and none to another. */
function arrivesAt(run: RecordedRun, variable: string, end: string): void {
  const { path, arrivals, grpc } = sentIn(run);
  const astray = astrayIn(run);
  if (astray) {
    throw new CheckFailure(
      `${variable} ended in \`${end}\`, so the path is \`${path}\`.\n` +
        `The request was: POST ${astray.path}`,
    );
  }
  if (grpc) throw new CheckFailure(`What came to the address in ${variable} was gRPC, not HTTP.`);
  if (arrivals.length > 0) return;
  throw new CheckFailure(`No request came to the address in ${variable}.${saidOf(run)}`);
}

function isService(run: RecordedRun, name: string, spans = run.all('take order')): void {
  for (const span of spans) {
    if (span.service === name) continue;
    const said = span.service.replace(/^(unknown_service:).+/, '$1…') || '(nothing)';
    const onSpan = span.attributes['service.name'] === undefined ? '' : onTheSpan;
    throw new CheckFailure(
      `The service should be \`${name}\`. The resource says: \`${said}\`.${onSpan}`,
      span,
    );
  }
}

const onTheSpan =
  '\nThe span has an attribute `service.name`, but that is not the name of the service.';

function sentIn({ recording: { scenarioResult, said } }: RecordedRun): Sent {
  if (scenarioResult) return scenarioResult as Sent;
  const served = said.filter(({ what }) => what === 'served').length;
  const closed = said.some(({ what }) => what === 'closing time');
  throw new CheckFailure(served === 5000 && !closed ? nothingSent : '`run` did not finish here.');
}

function daysIn({ recording: { scenarioResult } }: RecordedRun): [Sent, Sent] {
  if (!scenarioResult) throw new CheckFailure('`run` did not finish here.');
  return scenarioResult as [Sent, Sent];
}

/** What `run` threw. */
function saidOf({ recording: { scenarioResult } }: RecordedRun): string {
  const { errors = [] } = (scenarioResult ?? {}) as Partial<Sent>;
  return errors[0] === undefined ? '' : ` \`run\` threw: ${errors[0]}`;
}

function momentOf(what: string, { recording: { said } }: RecordedRun): Moment {
  return said.find((news) => news.what === what)?.when ?? Infinity;
}
