import { defineCheck } from '../../workshop/checking/check.ts';
import { formatNumber, shorten } from '../../workshop/render/text.ts';
import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import type { RecordedSpan } from '../../workshop/runner/recording.ts';
import {
  countsOf,
  dayIn,
  labelNames,
  labelsOf,
  longIn,
  metric,
  metricsAfter,
  sayLabels,
  seriesIn,
  total,
  type Series,
} from './day.ts';
import { parseMetrics } from './metrics-text.ts';
import { callers, countIn, lastTrace, long, traceIds, type Caller } from './scenarios.ts';

const { test, inScenario } = defineCheck('13-numbers-from-spans', '');
/** The counter of the answer on a day of the check's own. */
const onDay = inScenario('day', '');

/** https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserverrequestduration */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const guests: Record<Caller, string> = {
  nobody: 'requests without a caller’s trace',
  sampled: 'requests whose caller had kept its trace',
  unsampled: 'requests whose caller had dropped its trace',
};

test('guests-served', '`run` serves a thousand orders, each once', (run) => {
  const requests = run.requestsTo('POST /orders').length;
  const orders = new Set(run.work('try machine').map(({ order }) => order)).size;
  if (requests === 1000 && orders === 1000) return;
  throw new CheckFailure(
    `${formatNumber(requests)} requests \`POST /orders\` reached the counter, ` +
      `and the machine was asked for ${formatNumber(orders)} orders.`,
  );
});

onDay('answers-unchanged', 'the counter answers as before', (run) => {
  const { error, sent, wanted } = dayIn(run);
  if (error !== undefined && sent.length === 0) {
    throw new CheckFailure(`\`openCounter\` did not open the counter: ${error}`, 'lesson.ts');
  }
  for (const caller of callers) {
    const answered = sent.filter((one) => one.caller === caller);
    for (const [what, many] of Object.entries(wanted[caller])) {
      const got = answered.filter(({ method, route = '', status }) => {
        return `${method} ${route} ${status}` === what;
      }).length;
      if (got === many) continue;
      const [method, route, status] = what.split(' ');
      throw new CheckFailure(
        `Of the ${guests[caller]}, ${many} should be answered with ${status}: ` +
          `\`${method} ${route || '/page-…'}\`. ${got} were.`,
      );
    }
  }
  if (error !== undefined) throw new CheckFailure(`The counter did not close: ${error}`);
});

onDay('metrics-answer', '`/metrics` answers at the address that `openCounter` is given', (run) => {
  const { host, openTo, scrapes } = dayIn(run);
  const { before } = scrapes;
  if (before.status === 200) return;
  const elsewhere =
    openTo.length > 0 ? ` At its port, somebody listens at ${openTo.join(' and ')} instead.` : '';
  throw new CheckFailure(
    before.status === 0
      ? `Nobody listens at that address. Its host was ${host}.${elsewhere}`
      : `At that address, \`GET /metrics\` is answered with ${before.status}.`,
  );
});

onDay('metrics-readable', 'Prometheus can read what `/metrics` says', (run) => {
  for (const { status, type, text } of Object.values(dayIn(run).scrapes)) {
    if (status !== 200) {
      throw new CheckFailure(
        status === 0
          ? 'When some guests had come, nobody listened at that address any more.'
          : `When some guests had come, \`GET /metrics\` was answered with ${status}.`,
      );
    }
    const { unreadable } = parseMetrics(text);
    if (unreadable !== undefined) {
      throw new CheckFailure(`This line is not in its format: ${shorten(unreadable, 60)}`);
    }
    if (!/^(text\/plain|application\/openmetrics-text)\b/.test(type)) {
      throw new CheckFailure(`The Content-Type is \`${type || 'missing'}\`, not \`text/plain\`.`);
    }
  }
});

onDay('this-address-only', 'nobody answers at other addresses of the machine', (run) => {
  const { host, openTo } = dayIn(run);
  if (openTo.length === 0) return;
  throw new CheckFailure(
    `The host was ${host}, which only programs of this machine can reach. ` +
      `Somebody answers at ${openTo.join(' and ')} as well.`,
  );
});

onDay('metrics-close', 'when the counter has closed, nobody answers at `/metrics`', (run) => {
  if (!dayIn(run).openAfterClose) return;
  throw new CheckFailure('`close` has resolved, and `/metrics` still answers.');
});

onDay('metrics-shut-down', '`close` shuts the meter provider down, and waits for it', (run) => {
  const { error, readerShutdown } = dayIn(run);
  if (readerShutdown === 'done') return;
  if (error !== undefined) throw new CheckFailure(`The counter did not close: ${error}`);
  throw new CheckFailure(
    readerShutdown === 'begun'
      ? '`close` resolved while the meter provider was still being shut down.'
      : '`close` resolved, and nobody had shut the meter provider down.',
  );
});

test('shut-down', '`run` shuts the tracer provider down', (run) => run.shutDown());

onDay('histogram', `\`${metric}\` is there, and it is a histogram`, (run) => {
  const { samples, types } = metricsAfter(run, 'sampled');
  const names = Object.keys(types).filter((name) => name !== 'target_info');
  const series = seriesIn({ samples, types, units: {} });
  const others = names.map((name) => `\`${name}\` (${types[name]})`).join(', ');
  if (types[metric] !== 'histogram') {
    throw new CheckFailure(
      types[metric]
        ? `\`${metric}\` is there, but as a ${types[metric]}.`
        : `When guests had come, there was no such metric. There ${names.length === 1 ? 'is' : 'are'}: ${others || 'none'}.`,
    );
  }
  if (series.length === 0) throw new CheckFailure('It has no values, although guests came.');
  const [part] = series.filter(({ buckets, count }) => buckets.get(Infinity) !== count);
  if (part) throw new CheckFailure(`The buckets of ${sayLabels(part.labels)} do not add up.`);
});

onDay('unit', 'its unit is `s`', (run) => {
  const unit = metricsAfter(run).units[metric];
  if (unit === 's') return;
  throw new CheckFailure(unit ? `Its unit is \`${unit}\`.` : 'It has no unit.');
});

onDay('boundaries', 'its buckets have the boundaries of the conventions', (run) => {
  for (const { buckets } of seriesIn(metricsAfter(run))) {
    const found = [...buckets.keys()].filter(Number.isFinite).sort((a, b) => a - b);
    if (found.join() === boundaries.join()) continue;
    throw new CheckFailure(
      `Its boundaries are ${found.join(', ') || 'none'}.\nThose of the conventions are ${boundaries.join(', ')}.`,
    );
  }
});

onDay('each-once', 'each request that is sampled is counted once, and nothing else is', (run) => {
  const { sent, counted } = countsOf(run, 'sampled');
  if (counted !== sent) {
    throw new CheckFailure(
      `${sent} requests came whose callers had kept their traces. ` +
        `The histogram counted ${counted}.${missingOf(run)}`,
    );
  }
  // None where the answer measures in the server, where this request never was.
  const { counted: more } = longIn(run);
  if (more <= 1) return;
  throw new CheckFailure(
    'The check itself made the SERVER span of one request. Below it, it made an INTERNAL span ' +
      'named `wipe counter`, and a CLIENT span with an `http.request.method` of its own, ' +
      `for a call to another service. The histogram counted ${more} requests.`,
  );
});

onDay('in-seconds', 'durations are recorded in seconds', (run) => {
  const { sent } = dayIn(run);
  const all = seriesIn(metricsAfter(run));
  const [counted, sum] = [total(all, 'count'), total(all, 'sum')];
  // Whichever of them were counted.
  const most = sent
    .map((one) => one.most)
    .sort((a, b) => b - a)
    .slice(0, counted);
  const least = sent
    .map((one) => one.least)
    .sort((a, b) => a - b)
    .slice(0, counted);
  fits(counted, sum, add(least), add(most));
  const { counted: more, sum: longer } = longIn(run);
  const { passed } = dayIn(run);
  const lasted = long[0] + long[1] / 1e9;
  // A processor that has a clock of its own sees only what really passed.
  if (more !== 1 || Math.abs(longer - lasted) < 0.002 || longer <= passed + 0.002) return;
  throw new CheckFailure(
    `The check made a span of a request that took ${lasted} s: its \`duration\` is ` +
      `[${long.join(', ')}]. The histogram got ${round(longer)} s.`,
  );
});

onDay('every-request', 'every request is counted, whether its trace is kept or not', (run) => {
  isCounted(run, 'nobody');
});

onDay('unsampled-callers', 'a request is counted even if its caller dropped the trace', (run) => {
  isCounted(run, 'unsampled');
});

onDay('scrape-changes-nothing', 'reading the numbers does not change them', (run) => {
  const [once, again] = (['unsampled', 'again'] as const).map((when) => {
    return countIn(metricsAfter(run, when));
  });
  if (once === again) return;
  throw new CheckFailure(
    `\`/metrics\` was read twice, and no guest came in between. ` +
      `It counted ${formatNumber(once!)} requests, and then ${formatNumber(again!)}.`,
  );
});

onDay('one-in-ten', 'one trace in ten is exported, if no caller has decided', (run) => {
  const roots = requestSpans(run).filter(({ remoteParent }) => !remoteParent);
  const kept = roots.filter(({ sampled }) => sampled).length;
  const spread = 6 * Math.sqrt(roots.length * 0.1 * 0.9);
  if (Math.abs(kept - roots.length / 10) <= spread) return;
  throw new CheckFailure(
    `Of ${formatNumber(roots.length)} such traces, ${formatNumber(kept)} were sampled; ` +
      `one in ten is about ${formatNumber(Math.round(roots.length / 10))}.`,
  );
});

onDay('callers-followed', 'the caller’s sampled flag is followed', (run) => {
  for (const caller of ['sampled', 'unsampled'] as const) {
    const spans = requestSpans(run).filter(({ traceId }) => traceId.startsWith(traceIds[caller]!));
    const kept = spans.filter(({ sampled }) => sampled).length;
    if (kept === (caller === 'sampled' ? spans.length : 0)) continue;
    throw new CheckFailure(
      `Of ${spans.length} ${guests[caller]}, ${kept} were sampled. ` +
        `It should be ${caller === 'sampled' ? 'all' : 'none'} of them.`,
    );
  }
});

onDay('sampled-arrives', 'what is sampled is exported once, and nothing else is', sampledArrives);

onDay('whole-traces', 'a span below a request is kept if the request is', ({ recording }) => {
  const byId = new Map(recording.spans.map((span) => [span.id, span]));
  const torn = recording.spans.find((span) => {
    const parent = byId.get(span.parentId ?? '');
    return parent && parent.sampled !== span.sampled;
  });
  if (!torn) return;
  throw new CheckFailure(
    `A \`${torn.name}\` was ${torn.sampled ? 'kept' : 'dropped'}, but its request was not: the sampler decided differently about the child.`,
    'lesson.ts',
  );
});

onDay('within-buckets', 'the durations fit those that were seen from outside', (run) => {
  const { sent } = dayIn(run);
  const all = seriesIn(metricsAfter(run));
  fits(
    total(all, 'count'),
    total(all, 'sum'),
    add(sent.map((s) => s.least)),
    add(sent.map((s) => s.most)),
  );
  // A clock of whole milliseconds is good enough.
  const slack = 0.002;
  for (const bound of boundaries) {
    const counted = all.reduce((sum, { buckets }) => sum + (buckets.get(bound) ?? 0), 0);
    const atLeast = sent.filter(({ most }) => most + slack <= bound).length;
    const atMost = sent.filter(({ least }) => least - slack <= bound).length;
    if (atLeast <= counted && counted <= atMost) continue;
    throw new CheckFailure(
      `The histogram says that ${formatNumber(counted)} requests took at most ${bound} s. ` +
        `Seen from outside, it was between ${formatNumber(atLeast)} and ${formatNumber(atMost)}.`,
    );
  }
});

onDay('attributes', 'the four attributes of the conventions tell the requests apart', (run) => {
  const all = seriesIn(metricsAfter(run));
  const doubled = all.find(({ copies }) => copies > 1);
  if (doubled) {
    throw new CheckFailure(
      `\`/metrics\` has ${doubled.copies} series with the same labels: ${sayLabels(doubled.labels)}. ` +
        'Attributes were changed after they had been recorded.',
    );
  }
  const known = labelNames.filter((name) => name !== 'http_route');
  for (const { labels, count } of all) {
    const missing = known.find((name) => !labels[name]);
    if (!missing) continue;
    const has = Object.keys(labels).filter((name) => !name.startsWith('otel_scope'));
    throw new CheckFailure(
      `A series of ${formatNumber(count)} requests has no \`${missing}\`. ` +
        `It has: ${has.join(', ') || 'no attributes'}.`,
    );
  }
  for (const [labels, sent] of expectedIn(run)) {
    if (!labels.http_route) continue;
    const counted = total(
      all.filter((series) => has(series, labels)),
      'count',
    );
    if (counted === sent) continue;
    throw new CheckFailure(
      `${formatNumber(sent)} requests were ${sayLabels(labels)} over ${labels.url_scheme}. ` +
        `With these four attributes, ${formatNumber(counted)} were counted.`,
    );
  }
});

onDay('no-route', 'a path that the counter does not know has no `http.route`', (run) => {
  const all = seriesIn(metricsAfter(run));
  isNeverEmpty(run, 'http.route', 'some requests');
  const unknown = [...expectedIn(run)].filter(([labels]) => !labels.http_route);
  for (const [labels, sent] of unknown) {
    const such = all.filter((series) => !series.labels.http_route && has(series, labels));
    const counted = total(such, 'count');
    if (counted === sent) continue;
    const routes = new Set(all.map((series) => series.labels.http_route));
    throw new CheckFailure(
      `${formatNumber(sent)} requests (${sayLabels(labels)}) asked for paths that the counter ` +
        `does not know. Without \`http_route\`, ${formatNumber(counted)} were counted.\n` +
        `There are ${formatNumber(routes.size)} different values of \`http_route\`.`,
    );
  }
});

onDay('nothing-else', 'no other attribute splits the series', (run) => {
  const all = seriesIn(metricsAfter(run));
  for (const [labels, sent] of expectedIn(run)) {
    const such = all.filter((series) => has(series, labels));
    const without = ({ labels }: Series) =>
      JSON.stringify(
        Object.entries(labels)
          .filter(([name]) => name !== 'error_type')
          .sort(),
      );
    const many = new Set(such.map(without)).size;
    if (many <= 1) continue;
    const names = new Set(such.flatMap((series) => Object.keys(series.labels)));
    const differs = [...names].filter((name) => {
      return name !== 'error_type' && new Set(such.map((series) => series.labels[name])).size > 1;
    });
    throw new CheckFailure(
      `The ${formatNumber(sent)} requests ${sayLabels(labels)} are in ${formatNumber(many)} series, ` +
        `which differ in ${differs.map((name) => `\`${name}\``).join(', ')}.`,
    );
  }
});

onDay('failed-have-error-type', 'every request that failed has an `error.type`', (run) => {
  const failed = failedIn(run);
  const without = failed.filter(({ labels }) => !labels.error_type);
  if (without.length === 0) return;
  throw new CheckFailure(
    `${formatNumber(total(failed, 'count'))} requests failed. ` +
      `${formatNumber(total(without, 'count'))} of them have no \`error_type\`: ` +
      `${sayLabels(without[0]!.labels)}.`,
  );
});

onDay('others-have-none', 'no other request has an `error.type`', (run) => {
  const failed = failedIn(run);
  isNeverEmpty(run, 'error.type', 'requests that did not fail');
  const all = seriesIn(metricsAfter(run));
  const wrong = all.filter((series) => !isFailed(series) && series.labels.error_type);
  const [first] = wrong;
  if (!first) return;
  throw new CheckFailure(
    `${formatNumber(total(failed, 'count'))} requests failed. ` +
      `${formatNumber(total(wrong, 'count'))} others have an \`error_type\`: ` +
      `${sayLabels(first.labels)} has \`${shorten(first.labels.error_type!, 40)}\`.`,
  );
});

onDay('error-type-is-a-class', 'the same kind of failure has the same `error.type`', (run) => {
  const failed = failedIn(run);
  for (const [labels, sent] of expectedIn(run)) {
    const such = failed.filter((series) => has(series, labels));
    const values = [...new Set(such.map((series) => series.labels.error_type))];
    const truth = values.find((value) => /^(true|false)$/i.test(value!));
    if (truth) {
      throw new CheckFailure(
        `The \`error_type\` of the ${formatNumber(sent)} requests ${sayLabels(labels)} is \`${truth}\`. ` +
          'That says whether a request failed, but it is no class of errors.',
      );
    }
    if (values.length <= 1) continue;
    throw new CheckFailure(
      `The ${formatNumber(sent)} requests ${sayLabels(labels)} have ` +
        `${formatNumber(values.length)} different values of \`error_type\`: ` +
        `${values
          .slice(0, 2)
          .map((value) => `\`${shorten(value!, 40)}\``)
          .join(', ')}, …`,
    );
  }
});

/** The spans of requests, kept or not. */
function requestSpans({ recording }: RecordedRun): RecordedSpan[] {
  return recording.spans.filter(({ kind, madeUp }) => kind === 'SERVER' && !madeUp);
}

/** Which requests of callers that had kept their traces were not counted, if their status tells. */
function missingOf(run: RecordedRun): string {
  const [before, after] = (['nobody', 'sampled'] as const).map((when) =>
    seriesIn(metricsAfter(run, when)),
  );
  const countedAs = (series: Series[], status: string) =>
    total(
      series.filter(({ labels }) => labels.http_response_status_code === status),
      'count',
    );
  const sent = dayIn(run).sent.filter(({ caller }) => caller === 'sampled');
  const statuses = [...new Set(sent.map(({ status }) => String(status)))];
  const missing = statuses.filter(
    (status) => countedAs(after!, status) === countedAs(before!, status),
  );
  const missed = sent.filter(({ status }) => missing.includes(String(status))).length;
  const { counted } = countsOf(run, 'sampled');
  if (missed === 0 || counted === 0 || counted !== sent.length - missed) return '';
  const thrown = missing.join() === '500' ? ' In these, an error was thrown in the route.' : '';
  return ` It counted none of those that were answered with ${missing.join(' or ')}.${thrown}`;
}

function isCounted(run: RecordedRun, caller: Caller): void {
  const { sent, counted } = countsOf(run, caller);
  if (counted === sent) return;
  throw new CheckFailure(
    `There were ${formatNumber(sent)} ${guests[caller]}. ` +
      `The histogram counted ${formatNumber(counted)} of them.`,
  );
}

/** The sum of all durations is between what the machine worked and what the guests waited. */
function fits(counted: number, sum: number, least: number, most: number): void {
  if (least <= sum + 0.002 * counted && sum <= most + 0.002 * counted) return;
  const inMilliseconds =
    least * 1000 <= sum && sum <= most * 1000 ? ' Those would be milliseconds.' : '';
  throw new CheckFailure(
    `For ${formatNumber(counted)} ${counted === 1 ? 'request' : 'requests'}, the sum of the durations is ${round(sum)} s. ` +
      `Seen from outside, it is between ${round(least)} s and ${round(most)} s.${inMilliseconds}`,
  );
}

function sampledArrives({ recording: { spans } }: RecordedRun): void {
  const madeUp = spans.find((span) => span.madeUp);
  if (madeUp) {
    throw new CheckFailure(
      `\`${madeUp.name}\` was given to the exporter by hand; no tracer made it.`,
    );
  }
  const sampled = spans.filter((span) => span.sampled);
  const lost = sampled.filter(({ exported }) => exported === 0);
  const late = lost.find(({ traceId }) => traceId === lastTrace);
  if (late && lost.every(({ traceId }) => traceId === lastTrace)) {
    throw new CheckFailure(
      '`close` was called while an order was being made. Its caller had kept the trace, ' +
        `but ${lost.length === 1 ? `its \`${late.name}\`` : `${lost.length} of its spans`} did not arrive.`,
      late,
    );
  }
  if (lost[0]) {
    throw new CheckFailure(
      `Of ${formatNumber(sampled.length)} spans that were sampled, ${formatNumber(lost.length)} did not arrive.`,
      lost[0],
    );
  }
  const other = spans.find((span) => !span.sampled && span.exported > 0);
  if (other)
    throw new CheckFailure(`\`${other.name}\` was not sampled, and it was exported.`, other);
  const twice = spans.find(({ exported }) => exported > 1);
  if (twice) throw new CheckFailure(`The same span arrived ${twice.exported} times.`, twice);
}

/** What was sent on the whole day, by the labels that it should have. */
function expectedIn(run: RecordedRun): Map<Record<string, string>, number> {
  const found = new Map<string, number>();
  for (const one of dayIn(run).sent) {
    const key = JSON.stringify(labelsOf(one));
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return new Map([...found].map(([key, many]) => [JSON.parse(key), many]));
}

/** Whether a series has all of these labels, and if there is no route among them, none. */
function has(series: Series, labels: Record<string, string>): boolean {
  return labelNames.every((name) => series.labels[name] === labels[name]);
}

/** The series of the requests that failed. Without any, nothing can be said of them. */
function failedIn(run: RecordedRun): Series[] {
  const failed = seriesIn(metricsAfter(run)).filter(isFailed);
  if (failed.length > 0) return failed;
  throw new CheckFailure(
    'Some requests were answered with 500 or 503, and no series has such an ' +
      '`http_response_status_code`.',
  );
}

/** No point of the histogram has that attribute with an empty text. */
function isNeverEmpty(run: RecordedRun, name: string, whose: string): void {
  if (!dayIn(run).empty.includes(name)) return;
  throw new CheckFailure(
    `The \`${name}\` of ${whose} is an empty text. To Prometheus that is no attribute, ` +
      'but to other backends it is a value.',
  );
}

function isFailed({ labels }: Series): boolean {
  return Number(labels.http_response_status_code) >= 500;
}

function add(numbers: number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function round(seconds: number): string {
  return formatNumber(Number(seconds.toPrecision(3)));
}
