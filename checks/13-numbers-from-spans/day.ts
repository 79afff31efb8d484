import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { parseMetrics, type Metrics } from './metrics-text.ts';
import { countIn, type Caller, type DayResult, type Sent } from './scenarios.ts';

export const metric = 'http_server_request_duration';

/** One series of the histogram: all that has the same labels. */
export interface Series {
  labels: Record<string, string>;
  count: number;
  sum: number;
  /** How many series had these labels; more than one if an answer changes what it has recorded. */
  copies: number;
  /** How many took at most so many seconds, by the boundary. */
  buckets: Map<number, number>;
}

/** What the scenario found out. It returns nothing if it was stopped. */
export function dayIn({ recording }: RecordedRun): DayResult {
  if (recording.scenarioResult) return recording.scenarioResult as DayResult;
  throw new CheckFailure('The day of the check did not come to its end.');
}

/** What `/metrics` says after the guests of that sort, or once more. */
export function metricsAfter(
  run: RecordedRun,
  when: Caller | 'again' | 'long' = 'unsampled',
): Metrics {
  return parseMetrics(dayIn(run).scrapes[when].text);
}

export function seriesIn({ samples }: Metrics): Series[] {
  const found = new Map<string, Series>();
  for (const { name, labels, value } of samples) {
    const [, part] = name.match(`^${metric}_(count|sum|bucket)$`) ?? [];
    if (!part) continue;
    const { le, ...own } = labels;
    const key = JSON.stringify(Object.entries(own).sort());
    const series = found.get(key) ?? {
      labels: own,
      count: 0,
      sum: 0,
      copies: 0,
      buckets: new Map(),
    };
    found.set(key, series);
    if (part === 'bucket') {
      const bound = Number(le?.replace('Inf', 'Infinity'));
      series.buckets.set(bound, (series.buckets.get(bound) ?? 0) + value);
    } else series[part as 'count' | 'sum'] += value;
    if (part === 'count') series.copies++;
  }
  return [...found.values()];
}

/** How many requests were sent, and how many more were counted, while those guests came. */
export function countsOf(run: RecordedRun, caller: Caller): { sent: number; counted: number } {
  const { sent, scrapes } = dayIn(run);
  const before = { nobody: 'before', sampled: 'nobody', unsampled: 'sampled' } as const;
  const at = (when: keyof DayResult['scrapes']) => countIn(parseMetrics(scrapes[when].text));
  return {
    sent: sent.filter((one) => one.caller === caller).length,
    counted: at(caller) - at(before[caller]),
  };
}

/** What the histogram counted of `longRequest` and of the span below it: how many, how long. */
export function longIn(run: RecordedRun): { counted: number; sum: number } {
  const [before, after] = (['again', 'long'] as const).map((when) => {
    const all = seriesIn(metricsAfter(run, when));
    return { counted: total(all, 'count'), sum: total(all, 'sum') };
  });
  return { counted: after!.counted - before!.counted, sum: after!.sum - before!.sum };
}

export function total(series: Series[], what: 'count' | 'sum'): number {
  return series.reduce((sum, one) => sum + one[what], 0);
}

/** What Prometheus should call a request. */
export function labelsOf({ method, route, status }: Omit<Sent, 'caller' | 'most' | 'least'>) {
  return {
    http_request_method: method,
    url_scheme: 'http',
    ...(route && { http_route: route }),
    http_response_status_code: String(status),
  };
}

/** The names of the labels of the conventions, `error.type` apart. */
export const labelNames = [
  'http_request_method',
  'url_scheme',
  'http_route',
  'http_response_status_code',
] as const;

/** As in `POST /orders 503`. */
export function sayLabels(labels: Record<string, string>): string {
  const [method, , route, status] = labelNames.map((name) => labels[name]);
  return [method, route, status].filter(Boolean).join(' ') || 'a series without attributes';
}
