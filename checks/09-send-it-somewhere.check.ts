import { check } from '../workshop/ask.ts';
import type { Moment, RecordedSpan } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';
import { otherName, runIsOver, type Sent } from './09-send-it-somewhere.scenes.ts';

const { asks, in: inScene } = check('09-send-it-somewhere', 'take order  ×1 for each order');

asks('three orders are served, each in a span `take order`', (seen) => {
  everyOrderIsTraced(seen, 3);
});

asks('an exporter that `run` is given gets the spans, each of them once', (seen) => {
  everySpanArrives(seen, 3, seen.recording.done);
});

asks('the exporter is shut down before `run` returns', (seen) => seen.shutDown());

const configured = inScene('configured');

configured('spans go to `OTEL_EXPORTER_OTLP_ENDPOINT`, with `/v1/traces` added', (seen) => {
  arrivesAt(seen, '`OTEL_EXPORTER_OTLP_ENDPOINT`', '/bar');
});

configured('each arrives there once, before `run` returns, though the backend is busy', (seen) => {
  everySpanArrives(seen, 3, momentOf(runIsOver, seen));
  throwIfRunThrew(seen);
});

configured('`OTEL_EXPORTER_OTLP_COMPRESSION=gzip` is obeyed', (seen) => {
  const plain = sentIn(seen).arrivals.find(({ encoding }) => encoding !== 'gzip');
  if (!plain) return;
  const { type, encoding } = plain;
  throw new Wrong(`A request came with Content-Encoding \`${encoding || 'none'}\`, as ${type}.`);
});

const inRush = inScene('rush');

inRush('`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is taken as it is, and goes before it', (seen) => {
  arrivesAt(seen, '`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`', '/intake/of/spans');
});

inRush('rush hour: at least ten spans go with each request', (seen) => {
  // Spans that nobody asked for fill the batches, too.
  const made = seen.recording.spans.filter(isMade);
  const arrived = made.filter(({ exported }) => exported > 0);
  const requests = sentIn(seen).arrivals.length;
  if (arrived.length > 0 && arrived.length >= requests * 10) return;
  throw new Wrong(
    `Of ${number(made.length)} spans ${number(arrived.length)} arrived, ` +
      `in ${number(requests)} requests.`,
    made[0],
  );
});

asks('the service is `counter` if the environment does not say', (seen) => {
  isService(seen, 'counter');
});

configured('`OTEL_SERVICE_NAME` goes before the name in the code', (seen) => {
  isService(seen, otherName);
});

inScene('nobody')('nobody listens: the orders are served, and `run` does not throw', (seen) => {
  const { end, done, answer } = seen.recording;
  everyOrderIsTraced(seen, 3);
  if (end.how === 'threw') {
    throw new Wrong(`The program was ended by an error: ${end.error.message}`);
  }
  if (!done) throw new Wrong('`run` was not done when the program ended.');
  const [message] = answer as string[];
  if (message !== undefined) throw new Wrong(`Nobody listened, and \`run\` threw: ${message}`);
});

const onFire = inScene('fire');

onFire('an error: the spans of that day are sent before it leaves `run`', (seen) => {
  everyOrderIsTraced(seen, 2);
  everySpanArrives(seen, 2, momentOf(runIsOver, seen));
});

onFire('an error leaves `run` as it is, also if the backend refuses the spans', (seen) => {
  const { errors, over } = sentIn(seen);
  if (errors[0]?.includes('on fire')) return;
  const instead = over ? 'resolved' : 'was not over after 5 seconds';
  throw new Wrong(
    `The coffee machine was on fire, and \`run\` ${
      errors[0] === undefined ? `${instead}.` : `threw something else: ${errors[0]}`
    }`,
  );
});

/** A tracer of this program made it. What only came in over the wire begins when it arrives. */
function isMade({ madeUp, started, arrived }: RecordedSpan): boolean {
  return !madeUp && started !== arrived;
}

function ordersIn({ recording: { spans } }: Seen): RecordedSpan[] {
  return spans.filter((span) => span.name === 'take order' && isMade(span));
}

/** That many guests were served, and each of their coffees was poured while a span was open. */
function everyOrderIsTraced(seen: Seen, orders: number): void {
  const served = seen.recording.said.filter(({ what }) => what === 'served').length;
  if (served < orders) {
    throw new Wrong(`The bar had ${orders} guests, and ${served} of them were served.`);
  }
  const spans = ordersIn(seen);
  if (spans.length !== orders) {
    throw new Wrong(
      `There were ${orders} orders, and your tracers made ${spans.length} spans \`take order\`.`,
      seen.recording.spans[0],
    );
  }
  const free = new Set(spans);
  for (const work of seen.work('pour coffee')) {
    const span = [...free].find((one) => seen.covers(one, work));
    if (!span) {
      throw new Wrong(
        `While order ${work.order} was poured, no span of its own was open all the time.`,
        spans[0],
      );
    }
    free.delete(span);
  }
}

function everySpanArrives(seen: Seen, orders: number, by: Moment = Infinity): void {
  const came = ordersIn(seen).filter(({ exported }) => exported > 0);
  const twice = came.find(({ exported }) => exported > 1);
  if (twice) throw new Wrong(`The same span arrived ${twice.exported} times.`, twice);
  const inTime = came.filter(({ arrived = Infinity }) => arrived < by).length;
  if (inTime === orders && came.length === orders) return;
  const late = came.length - inTime;
  throw new Wrong(
    `${orders} spans ended, ${inTime} had arrived when \`run\` was over${
      late > 0 ? `, ${late} came later` : ''
    }.${saidOf(seen)}`,
    ordersIn(seen)[0],
  );
}

/** A request came to the backend's path, and none to another. */
function arrivesAt(seen: Seen, variable: string, end: string): void {
  const { path, arrivals, grpc } = sentIn(seen);
  const astray = arrivals.find((arrival) => arrival.path !== path);
  if (astray) {
    throw new Wrong(
      `${variable} ended in \`${end}\`, so the path is \`${path}\`.\n` +
        `Sent was: POST ${astray.path}`,
    );
  }
  if (grpc) throw new Wrong(`Who came to the address in ${variable} spoke gRPC, not HTTP.`);
  if (arrivals.length > 0) return;
  throw new Wrong(`No request came to the address in ${variable}.${saidOf(seen)}`);
}

function throwIfRunThrew(seen: Seen): void {
  const { errors, over } = sentIn(seen);
  if (!over) throw new Wrong('The spans arrived, and `run` was not over after 5 seconds.');
  const [error] = errors;
  if (error !== undefined) throw new Wrong(`The spans arrived, and \`run\` threw: ${error}`);
}

function isService(seen: Seen, name: string): void {
  for (const span of seen.all('take order')) {
    if (span.service === name) continue;
    const said = span.service.replace(/^(unknown_service:).+/, '$1…') || '(nothing)';
    throw new Wrong(`Its name should be \`${name}\`. The resource says: \`${said}\`.`, span);
  }
}

function sentIn({ recording: { answer } }: Seen): Sent {
  if (!answer) throw new Wrong('`run` did not come to its end here.');
  return answer as Sent;
}

/** What `run` threw, or that it never came so far. */
function saidOf({ recording: { answer } }: Seen): string {
  const { over = true, errors = [] } = (answer ?? {}) as Partial<Sent>;
  if (!over) return ' `run` was not over after 5 seconds.';
  return errors[0] === undefined ? '' : ` \`run\` threw: ${errors[0]}`;
}

function momentOf(what: string, { recording: { said } }: Seen): Moment {
  return said.find((news) => news.what === what)?.when ?? Infinity;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
