import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  numbersFrom,
  oneOrder,
  rushHour,
  type Collector,
  type Day,
  type Estimate,
  type KeptOrder,
  type Parts,
  type Policy,
  type RushSpan,
  type TailSettings,
} from '../../lessons/14-sampling-at-scale/day.ts';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

/** What the judges of a scenario found, by the id of the test. */
export type Findings = Record<string, Finding>;

export interface Finding {
  /** What is wrong; missing where nothing is. */
  problem?: string;
  /** What a recogniser wants to know besides. */
  facts: Record<string, unknown>;
}

/** Looks at one thing. Adds facts, and throws `Wrong` where it is wrong. */
type Judge = (facts: Record<string, unknown>) => void | Promise<void>;

class Wrong extends Error {}

/** A function of the answer. It is an answer's own error that is reported where it fails. */
function partsOf(lesson: Answer): Parts & { ratioFor(spans: RushSpan[], policy: Policy): number } {
  const missing = (name: string) => () => {
    throw new Wrong(`lesson.ts exports no function \`${name}\`.`);
  };
  const part = (name: string) =>
    typeof lesson[name] === 'function' ? lesson[name] : missing(name);
  return {
    estimate: part('estimate'),
    ratioFor: part('ratioFor'),
    createCollector: part('createCollector'),
    collectorFor: part('collectorFor'),
  } as ReturnType<typeof partsOf>;
}

/** Lets every judge look, whatever the others have found. */
async function judged(exporter: RecordingExporter, judges: Record<string, Judge>) {
  // A run without a span has not begun.
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.getTracer('check').startSpan('judge').end();
  await provider.shutdown();
  const findings: Findings = {};
  for (const [id, judge] of Object.entries(judges)) {
    const finding: Finding = { facts: {} };
    findings[id] = finding;
    try {
      await judge(finding.facts);
    } catch (error) {
      const { name, message } = error as Error;
      finding.problem = error instanceof Wrong ? message : `Your code threw ${name}: ${message}`;
    }
  }
  return findings;
}

const count = (n: number) => (Math.round(n * 100) / 100).toLocaleString('en-US');

/* Task 1 and 2: estimates */

const head: Scenario = (lesson, exporter) => {
  const { estimate } = partsOf(lesson);
  const ask = (orders: KeptOrder[], counts: (order: KeptOrder) => boolean = () => true) => {
    const answer = estimate(orders, counts) as Estimate | undefined;
    for (const name of ['value', 'low', 'high'] as const) {
      const number = answer?.[name];
      if (typeof number === 'number' && Number.isFinite(number)) continue;
      throw new Wrong(`\`estimate\` of ${count(orders.length)} orders: \`${name}\` is ${number}.`);
    }
    return answer!;
  };
  /** So many orders that passed samplers with these ratios. */
  const kept = (number: number, ratios: number[], also: Partial<KeptOrder> = {}): KeptOrder[] =>
    Array.from({ length: number }, (_, i) => ({
      traceId: i.toString(16).padStart(32, '5'),
      hour: 7 + (i % 12),
      failed: false,
      slow: false,
      ratios: [...ratios],
      ...also,
    }));
  const near = (value: number, wanted: number, what: string) => {
    if (Math.abs(value - wanted) <= 0.005 * wanted) return;
    throw new Wrong(`${what}: that is ${count(wanted)}, and \`value\` is ${count(value)}.`);
  };

  return judged(exporter, {
    'counts-scaled'(facts) {
      for (const [number, ratio] of [
        [300, 0.01],
        [40, 0.25],
        [70, 0.002],
      ] as const) {
        const { value } = ask(kept(number, [ratio]));
        facts[`value${number}`] = value;
        near(value, number / ratio, `${number} orders were kept by a sampler with ratio ${ratio}`);
      }
    },
    'counts-chosen'(facts) {
      const orders = [
        ...kept(200, [0.01]),
        ...kept(50, [0.01], { failed: true }),
        ...kept(30, [0.01], { slow: true }),
      ];
      for (const [what, wanted] of [
        ['failed', 5000],
        ['slow', 3000],
      ] as const) {
        const { value } = ask(orders, (order) => order[what]);
        facts[what] = value;
        near(value, wanted, `Of 280 kept orders, ${wanted / 100} are ${what}, all with ratio 0.01`);
      }
      const { value } = ask(orders, ({ hour }) => hour === 7);
      const of = orders.filter(({ hour }) => hour === 7).length;
      near(value, of * 100, `Of 280 kept orders, ${of} are from the hour 7, all with ratio 0.01`);
    },
    'several-ratios'(facts) {
      for (const [a, b] of [
        [0.01, 0.05],
        [0.05, 0.01],
        [0.5, 0.002],
      ] as const) {
        const { value } = ask([...kept(100, [a]), ...kept(60, [b])]);
        const wanted = 100 / a + 60 / b;
        facts.value ??= value;
        near(value, wanted, `100 orders were kept with ratio ${a}, and 60 with ratio ${b}`);
      }
    },
    'nested-ratios'(facts) {
      const passed = [
        [0.1, 0.01],
        [0.01, 0.1],
        [0.5, 0.05, 0.2],
        [0.01, 1e-7],
      ];
      const values = passed.map((ratios) => ask(kept(90, ratios)).value);
      const isAlways = (probability: (ratios: number[]) => number) =>
        passed.every((ratios, i) => Math.abs(values[i]! * probability(ratios) - 90) < 1);
      facts.isProduct = isAlways((ratios) => ratios.reduce((a, b) => a * b));
      facts.isFirst = isAlways(([first]) => first!);
      facts.isFirstAsText = isAlways((ratios) => Number(ratios.map(String).sort()[0]));
      for (const [i, ratios] of passed.entries()) {
        const what = `90 orders passed samplers with the ratios ${ratios.join(', ')}`;
        near(values[i]!, 90 / Math.min(...ratios), what);
      }
    },
    'interval-holds'(facts) {
      const days = 600;
      // 4,000 orders at 5 %, 1,000 at 20 %, and 3,000 with two samplers.
      const sorts: [number, number[]][] = [
        [4000, [0.05]],
        [1000, [0.2]],
        [3000, [0.4, 0.02]],
      ];
      const random = numbersFrom(1014);
      let [held, width, wanted] = [0, 0, 0];
      for (let day = 0; day < days; day++) {
        const orders = sorts.flatMap(([number, ratios]) => {
          const p = Math.min(...ratios);
          let passed = 0;
          for (let i = 0; i < number; i++) if (random() < p) passed++;
          return kept(passed, ratios);
        });
        const { value, low, high } = ask(orders);
        if (low > value || value > high) {
          throw new Wrong(
            `Of ${count(orders.length)} kept orders: \`low\` is ${count(low)}, \`value\` ${count(value)}, ` +
              `\`high\` ${count(high)}. The value must be between the bounds.`,
          );
        }
        if (low <= 8000 && 8000 <= high) held++;
        width += high - low;
        wanted +=
          2 *
          1.96 *
          Math.sqrt(
            orders.reduce((sum, { ratios }) => {
              const p = Math.min(...ratios);
              return sum + (1 - p) / p ** 2;
            }, 0),
          );
      }
      facts.held = held / days;
      facts.width = width / wanted;
      const percent = Math.round((100 * held) / days);
      if (held / days < 0.91 || width / wanted < 0.92) {
        throw new Wrong(
          `On ${days} simulated days, the true number was between \`low\` and \`high\` on ${percent} % of ` +
            'them. It should be on about 95 %: the interval is too narrow. (The orders of such a day have different probabilities.)',
        );
      }
      if (width / wanted > 1.15) {
        throw new Wrong(
          `On ${days} simulated days, the true number was between \`low\` and \`high\` on ${percent} % of ` +
            `them. It should be on about 95 %: the interval is ${(width / wanted).toFixed(1)} times as wide as it need be.`,
        );
      }
    },
    'kept-whole-exact'(facts) {
      const { value, low, high } = ask(kept(500, [1]));
      facts.width = high - low;
      near(value, 500, '500 orders passed a sampler with ratio 1');
      if (high - low > 1) {
        throw new Wrong(
          'A sampler with ratio 1 kept all 500 orders, so nothing is uncertain. ' +
            `But \`low\` is ${count(low)}, and \`high\` is ${count(high)}.`,
        );
      }
      const half = ask(kept(500, [0.5]));
      // 1.96 × the root of 500 × (1 - 0.5) / 0.5²
      const margin = 1.96 * Math.sqrt(1000);
      const width = (half.high - half.low) / (2 * margin);
      facts.half = width;
      const few = kept(20, [0.5]).map((order) => ({ ...order, failed: true }));
      const failed = ask([...kept(5000, [0.02]), ...few], (order) => order.failed);
      // 1.96 × the root of 20 × (1 - 0.5) / 0.5²
      const wide = (failed.high - failed.low) / (2 * 1.96 * Math.sqrt(40));
      facts.failed = wide;
      if (wide > 1.5) {
        throw new Wrong(
          'Of 5,020 kept orders, `counts` accepted 20, each kept with 0.5. The interval is ' +
            `${wide.toFixed(1)} times as wide as it need be.`,
        );
      }
      if (width > 0.92 && width < 1.15) return;
      throw new Wrong(
        `500 orders passed a sampler with ratio 0.5: \`low\` should be ${count(1000 - margin)} and \`high\` ${count(1000 + margin)}. ` +
          `They are ${count(half.low)} and ${count(half.high)}.`,
      );
    },
    'none-kept'(facts) {
      for (const [orders, p] of [
        [kept(400, [0.01]), 0.01],
        [kept(400, [0.1, 0.02]), 0.02],
        [[...kept(40, [0.2]), ...kept(60, [0.05])], 0.05],
      ] as const) {
        const { value, low, high } = ask([...orders], ({ failed }) => failed);
        facts.high = high;
        if (value !== 0 || Math.abs(low) > 0) {
          throw new Wrong(
            `None of ${count(orders.length)} kept orders failed: \`value\` is ${count(value)}, and \`low\` is ${count(low)}.`,
          );
        }
        if (high < 2.9 / p || high > 4.1 / p) {
          throw new Wrong(
            `None of ${count(orders.length)} kept orders failed. The smallest probability is ${p}, so as many as ` +
              `${count(3 / p)} may have failed unseen. But \`high\` is ${count(high)}.`,
          );
        }
      }
    },
  });
};

/* Task 3: the policy */

/** A span of a trace, with what matters in a case; it fails nowhere and takes 50 ms. */
function span(traceId: string, also: Partial<RushSpan> = {}): RushSpan {
  return {
    traceId,
    service: 'kitchen',
    name: 'pull shot',
    parent: 'take order',
    start: 100,
    end: 150,
    error: false,
    ...also,
  };
}

const randomIds = numbersFrom(4014);
function newId(): string {
  const part = () =>
    Math.floor(randomIds() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return part() + part() + part() + part();
}

const root = { service: 'counter', name: 'take order', parent: '' } as const;

const policy: Scenario = (lesson, exporter) => {
  const { ratioFor } = partsOf(lesson);
  const usual = { slowMs: 2000, share: 0.01 };
  const is = (spans: RushSpan[], wanted: number, what: string, settings = usual) => {
    const ratio = ratioFor(spans, { ...settings });
    if (ratio === wanted) return;
    throw new Wrong(
      `${what} (\`slowMs\` ${settings.slowMs}, \`share\` ${settings.share}): \`ratioFor\` returned ${ratio}, not ${wanted}.`,
    );
  };
  const trace = (...parts: Partial<RushSpan>[]) => {
    const id = newId();
    return parts.map((part) => span(id, part));
  };
  return judged(exporter, {
    'errors-kept'(facts) {
      const keeps = (...parts: Partial<RushSpan>[]) =>
        ratioFor(trace(...parts), { ...usual }) === 1;
      const failed = { error: true };
      facts.root = keeps({ ...root, ...failed }, {}) && keeps({}, {}, { ...root, ...failed });
      facts.others =
        keeps({ ...root }, failed, {}) || keeps({}, {}, root, failed) || keeps(failed, root);
      is(trace({ ...root, error: true }, {}), 1, 'A trace whose root has an error');
      is(trace({ ...root }, failed, {}), 1, 'A trace in which only the kitchen has an error');
      is(
        trace({}, {}, { ...root, end: 200 }, { service: 'till', error: true }),
        1,
        'A trace whose last span has an error',
      );
      is(trace(failed), 1, 'An error without its root');
      is(trace({ ...root, end: 9000 }, failed), 1, 'A slow trace with an error');
      is(trace({ ...root, error: true }), 1, 'A trace with an error', { slowMs: 100, share: 0 });
    },
    'slow-kept'(facts) {
      const keeps = (...parts: Partial<RushSpan>[]) =>
        ratioFor(trace(...parts), { ...usual }) === 1;
      const quick = { start: 0, end: 200 };
      const [order, slowOrder] = [
        { ...root, ...quick },
        { ...root, start: 0, end: 2500 },
      ];
      const bring = { service: 'waiter' as const, start: 190, end: 4000 };
      const chain = [
        { start: 2300, end: 2400 },
        { ...root, start: 200, end: 900 },
        { start: 1000, end: 1900 },
      ];
      facts.root = keeps(slowOrder, quick) && keeps(quick, quick, slowOrder);
      facts.other = keeps(order, bring) && keeps(bring, order);
      facts.noOther = !keeps(order, bring) && !keeps(bring, order);
      facts.chain = keeps(...chain);
      facts.overlap = keeps(
        { ...root, start: 0, end: 900 },
        { start: 50, end: 850 },
        { start: 60, end: 800 },
      );
      is(
        trace(slowOrder, {}),
        1,
        'A trace whose root takes 2,500 ms, and a later span in it only 50 ms',
      );
      is(trace({ ...root, start: 0, end: 2000 }), 1, 'A trace that takes exactly 2,000 ms');
      is(
        trace(order, bring),
        1,
        'A trace whose root takes 200 ms, and whose waiter brings the drink after 4,000 ms',
      );
      is(
        trace(...chain),
        1,
        'A trace of three short spans, the first of which starts 2,200 ms before the last ends',
      );
      is(trace({ ...root, start: 70_000, end: 70_600 }), 1, 'A trace that takes 600 ms', {
        slowMs: 500,
        share: 0.2,
      });
    },
    'rest-share'() {
      for (const share of [0.01, 0.25, 0, 1]) {
        const settings = { ...usual, share };
        is(
          trace({ ...root, start: 0, end: 300 }, {}),
          share,
          'A quick trace without an error',
          settings,
        );
      }
      is(trace({ ...root, start: 500, end: 2499 }), 0.01, 'A trace that takes 1,999 ms');
      is(
        trace({ ...root, start: 0, end: 900 }, { start: 50, end: 850 }, { start: 60, end: 800 }),
        0.01,
        'A trace that takes 900 ms, with three spans that overlap',
      );
      is(
        trace({ ...root, start: 8_000_000, end: 8_000_300 }),
        0.01,
        'A quick trace late in the day',
      );
      is(trace({ ...root, start: 0, end: 3000 }), 0.01, 'A trace that takes 3,000 ms', {
        slowMs: 5000,
        share: 0.01,
      });
    },
  });
};

/* Task 4: the Collector */

const settings: TailSettings = {
  slowMs: 2000,
  share: 0,
  waitMs: 30_000,
  maxSpans: 1000,
  maxDecisions: 1000,
};

/** A Collector of the answer, and what it has sent. */
function open(create: Parts['createCollector'], also: Partial<TailSettings> = {}) {
  const sent: { spans: RushSpan[]; ratio: number; now: number }[] = [];
  const byTrace = new Map<string, RushSpan[]>();
  let now = 0;
  const collector = create({ ...settings, ...also }, (spans, ratio) => {
    sent.push({ spans: [...spans], ratio, now });
    for (const each of spans)
      byTrace.set(each.traceId, [...(byTrace.get(each.traceId) ?? []), each]);
  }) as Collector;
  for (const name of ['add', 'tick', 'close'] as const) {
    if (typeof collector?.[name] === 'function') continue;
    throw new Wrong(`What \`createCollector\` returns has no function \`${name}\`.`);
  }
  return {
    sent,
    spansOf: (traceId: string) => byTrace.get(traceId) ?? [],
    held: () => collector.held,
    add(...spans: RushSpan[]) {
      for (const each of spans) collector.add(each, now);
    },
    /** Between two ticks. */
    addAt(at: number, ...spans: RushSpan[]) {
      for (const each of spans) collector.add(each, at);
    },
    /** The clock goes on, second by second. */
    until(end: number) {
      while (now < end) collector.tick((now = Math.min(end, now + 1000)));
    },
    close: () => collector.close(),
  };
}

const seconds = (ms: number) => `${ms / 1000} s`;

const collector: Scenario = (lesson, exporter) => {
  const { createCollector } = partsOf(lesson);
  const start = (also?: Partial<TailSettings>) => open(createCollector, also);
  const slowId = newId();
  const five = (id: string): RushSpan[] => [
    span(id, { service: 'till', name: 'charge card' }),
    span(id, { ...root, start: 0, end: 200 }),
    span(id, { name: 'make drink' }),
    span(id, { parent: 'make drink' }),
    span(id, { service: 'waiter', name: 'bring drink', start: 190, end: 4000 }),
  ];
  return judged(exporter, {
    'waits-for-the-trace'(facts) {
      const early = start();
      const [withRoot, without] = [newId(), newId()];
      early.add(span(withRoot, { error: true }), span(without, { error: true }));
      early.until(3000);
      early.add(span(withRoot, root));
      early.until(5000);
      facts.byRoot = early.spansOf(withRoot).length > 0 && early.spansOf(without).length === 0;
      /** Spans come between the ticks. */
      const betweenTicks = () => {
        const two = start({ waitMs: 10_000 });
        const failed = newId();
        two.until(1000);
        two.addAt(1900, span(failed, { error: true }));
        two.until(11_000);
        if (two.spansOf(failed).length === 0) return;
        throw new Wrong(
          'With `waitMs` 10,000, the first span of a trace came at 1.9 s. At the tick at 11 s, the trace was sent. ' +
            'Its wait is over at 11.9 s, so it should be decided at 12 s.',
        );
      };
      const bar = start();
      const [pay, order, drink, shot, bring] = five(slowId) as [
        RushSpan,
        RushSpan,
        RushSpan,
        RushSpan,
        RushSpan,
      ];
      bar.until(5000);
      bar.add(pay);
      bar.until(8000);
      bar.add(order, drink, shot);
      bar.until(29_000);
      bar.add(bring);
      facts.sentEarly = bar.sent.length > 0;
      if (bar.sent.length > 0) {
        const [{ spans, now }] = bar.sent as [(typeof bar.sent)[number]];
        const what = spans.length === 1 ? `\`${spans[0]!.name}\` alone` : `${spans.length} spans`;
        throw new Wrong(
          `A trace of five spans came between 5 s and 29 s. At ${seconds(now)}, \`send\` got ${what}. ` +
            'The trace should be decided at 35 s, with all its spans.',
        );
      }
      bar.until(34_000);
      if (bar.sent.length > 0) {
        throw new Wrong(
          `The first span of a trace came at 5 s, and the trace was sent at ${seconds(bar.sent[0]!.now)}. ` +
            'It should wait until 35 s, because other spans may come. (What counts is when its first span was added.)',
        );
      }
      bar.until(36_000);
      facts.dropped = bar.sent.length === 0;
      const got = bar.spansOf(slowId).length;
      if (got === 5 && bar.sent.length === 1) return betweenTicks();
      bar.until(90_000);
      facts.later = bar.spansOf(slowId).length;
      const calls = bar.sent.length;
      const what =
        calls === 0 || got > 0
          ? `${got} of its spans had been sent${calls > 1 ? `, in ${calls} calls of \`send\`` : ''}`
          : `\`send\` had been called${calls > 1 ? ` ${calls} times` : ''}, but with none of its spans`;
      throw new Wrong(
        `A slow trace of five spans came between 5 s and 29 s. At 36 s, ${what}. ` +
          'All five should go together, at 35 s.',
      );
    },
    'wait-from-first'(facts) {
      /** Each of two traces has a time of its own, whichever has got a span last. */
      const twoAtOnce = () => {
        const two = start({ waitMs: 10_000 });
        const [older, younger] = [newId(), newId()];
        two.add(span(older, { error: true }));
        two.until(2000);
        two.add(span(younger, { error: true }));
        two.until(4000);
        two.add(span(older));
        two.until(11_000);
        facts.older = two.spansOf(older).length;
        facts.younger = two.spansOf(younger).length;
        if (facts.older !== 2) {
          throw new Wrong(
            'With `waitMs` 10,000, a trace with an error got its spans at 0 s and 4 s, and another trace began at 2 s. ' +
              `At 11 s, ${String(facts.older)} of the 2 spans of the first trace had been sent.`,
          );
        }
        if (facts.younger !== 0) {
          throw new Wrong(
            'With `waitMs` 10,000, a trace began at 0 s and another one at 2 s. At 11 s, the other one had been sent too. Its time ends at 12 s.',
          );
        }
        two.until(12_000);
        facts.atTheTick = two.spansOf(younger).length;
        if (facts.atTheTick === 1) return;
        two.until(13_000);
        facts.later = two.spansOf(younger).length;
        throw new Wrong(
          'With `waitMs` 10,000, a trace began at 0 s and another one, with an error, at 2 s. After the tick at 12 s, the other one had not been sent.',
        );
      };
      const bar = start({ waitMs: 10_000 });
      const id = newId();
      for (let at = 0; at < 9000; at += 3000) {
        bar.add(span(id, { error: at === 0 }));
        bar.until(at + 3000);
      }
      bar.until(11_000);
      facts.sent = bar.spansOf(id).length;
      if (bar.spansOf(id).length === 3) return twoAtOnce();
      if (facts.sent !== 0) {
        throw new Wrong(
          `The three spans of a trace have the same name, and one has an error. ${String(facts.sent)} of them had been sent.`,
        );
      }
      throw new Wrong(
        `With \`waitMs\` 10,000, the three spans of a trace came at 0 s, 3 s and 6 s, one with an error. At 11 s, ` +
          `${bar.spansOf(id).length} of them had been sent. The wait begins with the first span and is not extended.`,
      );
    },
    'errors-and-slow-kept'(facts) {
      const bar = start({ share: 0.05, maxSpans: 100_000, maxDecisions: 100_000 });
      const random = numbersFrom(77);
      const traces = new Map<string, RushSpan[]>();
      for (let i = 0; i < 3000; i++) {
        const spans = oneOrder(i * 10, { failing: 0.1, slow: 0.1 }, random);
        traces.set(spans[0]!.traceId, spans);
        // Not the order in which they started.
        bar.add(...spans.toReversed());
      }
      bar.until(31_000);
      let [missing, failed, slow] = [0, 0, 0];
      for (const [id, spans] of traces) {
        const isFailed = spans.some(({ error }) => error);
        const isSlow = !isFailed && spans[4]!.end - spans[3]!.start >= 2000;
        if (!isFailed && !isSlow) continue;
        if (isFailed) failed++;
        else slow++;
        const got = bar.spansOf(id);
        if (got.length < 5) missing++;
      }
      facts.missing = missing / (failed + slow);
      if (missing === 0) return;
      throw new Wrong(
        `Of ${count(failed)} failed and ${count(slow)} slow traces, ${count(missing)} were not sent whole.`,
      );
    },
    'share-of-the-rest'(facts) {
      for (const share of [0.25, 0.03, 0.4, 0.7, 0.005]) {
        const bar = start({ share, maxSpans: 100_000, maxDecisions: 100_000 });
        const traces = 12_000;
        for (let i = 0; i < traces; i++) {
          const id = newId();
          bar.add(span(id, root), span(id));
        }
        bar.until(31_000);
        const kept = new Set(bar.sent.map(({ spans }) => spans[0]?.traceId)).size;
        const spread = 6 * Math.sqrt(traces * share * (1 - share));
        facts.share = kept / traces;
        facts.ratio = share;
        if (Math.abs(kept - traces * share) > spread) {
          throw new Wrong(
            `With \`share\` ${share}, ${count(kept)} of ${count(traces)} usual traces were kept. About ${count(traces * share)} should be.`,
          );
        }
        const half = bar.sent.find(({ spans }) => spans.length !== 2);
        if (half) throw new Wrong('A usual trace has two spans, and only one of them was sent.');
      }
      const none = start({ share: 0 });
      for (let i = 0; i < 300; i++) none.add(span(newId(), root));
      none.until(31_000);
      if (none.sent.length > 0) throw new Wrong('With `share` 0, usual traces were sent.');
      const all = start({ share: 1 });
      for (let i = 0; i < 300; i++) all.add(span(newId(), root));
      all.until(31_000);
      if (all.sent.length < 300) throw new Wrong('With `share` 1, not all usual traces were sent.');
    },
    'sends-ratio'(facts) {
      const bar = start({ share: 0.2, maxSpans: 100_000, maxDecisions: 100_000 });
      const [bad, slow] = [newId(), newId()];
      bar.add(span(bad, { error: true }), span(slow, { ...root, start: 0, end: 2800 }));
      const ids = Array.from({ length: 400 }, newId);
      for (const id of ids) bar.add(span(id, root));
      bar.until(31_000);
      for (const { spans, ratio } of bar.sent) {
        const must = [bad, slow].includes(spans[0]!.traceId) ? 1 : 0.2;
        facts.ratio = ratio;
        facts.must = must;
        if (ratio === must) continue;
        const which =
          must === 1 ? 'A trace that is always kept' : 'A usual trace, with `share` 0.2,';
        throw new Wrong(`${which} was sent with the ratio ${ratio}. It should be ${must}.`);
      }
      const usual = bar.sent.find(({ ratio }) => ratio === 0.2)?.spans[0]?.traceId;
      if (!usual) throw new Wrong('With `share` 0.2, none of 400 usual traces was sent.');
      bar.add(span(usual));
      const late = bar.sent.at(-1)!;
      if (bar.spansOf(usual).length !== 2 || late.ratio === 0.2) return;
      throw new Wrong(
        `A usual trace was kept with the ratio 0.2. A span of it came late and was sent with ${late.ratio}.`,
      );
    },
    'late-spans-follow'(facts) {
      const bar = start({ share: 0 });
      const [kept, dropped, plain] = [newId(), newId(), newId()];
      bar.add(span(kept, { error: true }), span(dropped), span(plain));
      bar.until(40_000);
      bar.add(span(plain));
      bar.add(span(dropped, { error: true, name: 'bring drink' }));
      facts.atOnce = bar.spansOf(dropped).length;
      bar.add(span(kept, { name: 'bring drink' }));
      bar.until(80_000);
      bar.close();
      facts.kept = bar.spansOf(kept).length;
      facts.dropped = bar.spansOf(dropped).length;
      facts.plain = bar.spansOf(plain).length;
      if (facts.plain !== 0) {
        throw new Wrong(
          'A trace was dropped at 30 s. A span of it came at 40 s, and was sent alone: a trace in part.',
        );
      }
      if (facts.dropped !== 0) {
        throw new Wrong(
          'A trace was dropped at 30 s. A span of it came at 40 s, with an error, and was sent alone: a trace in part.',
        );
      }
      if (facts.kept !== 2) {
        throw new Wrong(
          `A trace was kept at 30 s. Another span of it came at 40 s. In the end, ${String(facts.kept)} of its 2 spans had been sent.`,
        );
      }
      const ratios = new Set(bar.sent.map(({ ratio }) => ratio));
      if (ratios.size > 1 || !ratios.has(1)) {
        throw new Wrong(
          `The spans of a kept trace were sent with the ratios ${[...ratios].join(' and ')}. A late span has the ratio of its trace.`,
        );
      }
      const full = start({ maxSpans: 50 });
      const early = newId();
      full.add(span(early, { error: true }));
      full.until(31_000);
      for (let i = 0; i < 50; i++) full.add(span(newId(), { error: true }));
      const before = full.sent.length;
      full.add(span(early));
      facts.decided = full.sent.length - before - 1;
      if (facts.decided === 0) return;
      throw new Wrong(
        'The memory was full when a late span came. It is sent on at once and needs no room, but another trace was decided.',
      );
    },
    'memory-bounded'(facts) {
      const maxSpans = 100;
      for (const perTrace of [1, 5]) {
        const full = start({ maxSpans });
        const early = newId();
        full.add(span(early, { name: 'take order' }));
        for (let i = 0; i < 130; i += perTrace) {
          const id = newId();
          for (let k = 0; k < perTrace; k++) full.add(span(id));
        }
        // Held all the time, the first trace would now turn into one with an error.
        full.add(span(early, { error: true }));
        full.until(31_000);
        facts[`kept${perTrace}`] = full.spansOf(early).length;
        if (full.spansOf(early).length === 1) {
          throw new Wrong(
            'The memory was full, so a trace had to go. A span of it came afterwards, and was sent alone.',
          );
        }
        if (full.spansOf(early).length > 0) {
          throw new Wrong(
            `With \`maxSpans\` ${maxSpans}, 130 spans of other traces, ${perTrace} of each, came after the first trace, ` +
              'and it was still not decided. It was held beside them, so more than 100 spans were held.',
          );
        }
      }
    },
    'memory-used'(facts) {
      const bar = start({ maxSpans: 100, waitMs: 10_000 });
      // The memory of what is decided is free again, wave after wave.
      for (let wave = 1; wave <= 5; wave++) {
        const early = newId();
        bar.add(span(early));
        for (let i = 0; i < 90; i++) bar.add(span(newId()));
        bar.add(span(early, { error: true }));
        bar.until(wave * 15_000);
        facts.wave = wave;
        if (bar.spansOf(early).length === 2) continue;
        throw new Wrong(
          `With \`maxSpans\` 100, only 92 spans came in ${wave === 1 ? 'the first' : `wave ${wave}, after the wave before had been decided`}. ` +
            `There was room for all of them, but a trace with an error was not sent whole.`,
        );
      }
    },
    'oldest-first'(facts) {
      const bar = start({ maxSpans: 50 });
      const [oldest, newest] = [newId(), newId()];
      bar.add(span(oldest, { error: true }));
      for (let i = 0; i < 40; i++) {
        bar.add(span(newId()));
        // What counts is its first span, and not that it has got another one.
        if (i === 20) bar.add(span(oldest));
      }
      bar.add(span(newest));
      for (let i = 0; i < 15; i++) bar.add(span(newId()));
      facts.oldest = bar.spansOf(oldest).length;
      if (bar.spansOf(oldest).length !== 2) {
        throw new Wrong(
          'The memory was full, and the trace that had waited longest had an error. It should be decided, and so sent, at once. ' +
            `${String(facts.oldest)} of its 2 spans were sent.`,
        );
      }
      bar.add(span(newest, { error: true }));
      bar.until(31_000);
      facts.newest = bar.spansOf(newest).length;
      if (bar.spansOf(newest).length !== 2) {
        throw new Wrong(
          'The memory was full, and a trace that had come late was decided before older ones. Its error came afterwards, and the trace was not sent whole.',
        );
      }
      // The trace that has to go is that of the span that needs the room.
      const sentOfOwn = (failsFirst: boolean) => {
        const full = start({ maxSpans: 50 });
        const own = newId();
        full.add(span(own, { error: failsFirst }));
        for (let i = 0; i < 49; i++) full.add(span(newId()));
        full.add(span(own, { error: !failsFirst }));
        full.until(31_000);
        full.close();
        return full.spansOf(own).length;
      };
      const [ownKept, ownDropped] = [sentOfOwn(true), sentOfOwn(false)];
      Object.assign(facts, { ownKept, ownDropped });
      if (ownKept === 2 && ownDropped !== 1) return;
      throw new Wrong(
        'The memory was full, and another span of the oldest trace came. ' +
          `${ownKept === 2 ? 'This span' : 'The first span'} had an error. In the end, one of the two spans had been sent: a trace in part.`,
      );
    },
    'held-is-true'(facts) {
      const bar = start({ maxSpans: 20 });
      const says = (wanted: [number, number], when: string) => {
        facts.held = bar.held();
        const [least, most] = wanted;
        if (bar.held() >= least && bar.held() <= most) return;
        throw new Wrong(
          `${when}, \`held\` is ${bar.held()}. It should be ${least === most ? least : `${least} to ${most}`}.`,
        );
      };
      says([0, 0], 'Before the first span');
      for (let i = 0; i < 4; i++) {
        const id = newId();
        bar.add(span(id), span(id), span(id));
      }
      says([12, 12], 'After 12 spans of 4 traces');
      for (let i = 0; i < 100; i++) bar.add(span(newId()));
      says([18, 20], 'With `maxSpans` 20, after 112 spans');
      bar.until(31_000);
      says([0, 0], 'After all traces have been decided');
    },
    async 'spans-let-go'(facts) {
      const bar = start({ maxSpans: 1000, maxDecisions: 100_000 });
      const watched: WeakRef<RushSpan>[] = [];
      for (let i = 0; i < 300; i++) {
        const each = span(newId());
        watched.push(new WeakRef(each));
        bar.add(each);
      }
      bar.until(31_000);
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      for (let i = 0; i < 4; i++) {
        await nextTurn();
        collect();
      }
      const left = watched.filter((each) => each.deref()).length;
      facts.left = left;
      // Keeps the Collector itself alive until here.
      bar.held();
      if (left <= 5) return;
      throw new Wrong(
        `300 spans of traces that were dropped long ago: ${left} of them are still in memory.`,
      );
    },
    'decisions-bounded'(facts) {
      const bar = start({ maxDecisions: 50, maxSpans: 1000, waitMs: 5000 });
      const failed: string[] = [];
      /** So many failed traces are decided. */
      const decide = (traces: number, until: number) => {
        for (let i = 0; i < traces; i++) {
          failed.push(newId());
          bar.add(span(failed.at(-1)!, { error: true }));
        }
        bar.until(until);
      };
      decide(1, 6000);
      decide(150, 12_000);
      const isRemembered = (id: string) => {
        const before = bar.spansOf(id).length;
        bar.add(span(id));
        return bar.spansOf(id).length === before + 1;
      };
      // Whoever forgets all of them at once has forgotten some of these now, or will have then.
      const remembered = [12_000, 18_000].map((until) => {
        if (until === 18_000) decide(25, until);
        return failed.slice(-45).filter(isRemembered).length;
      });
      facts.remembered = remembered;
      // Late spans do not make a decision younger.
      const older = failed.slice(-45, -20);
      older.forEach(isRemembered);
      decide(30, 24_000);
      remembered.push(failed.slice(-45).filter(isRemembered).length);
      facts.refreshed = older.slice(-5).filter(isRemembered).length;
      const fewest = Math.min(...remembered);
      if (remembered.slice(0, 2).every((n) => n === 45) && fewest < 45) {
        throw new Wrong(
          'With `maxDecisions` 50, late spans came for some older traces. Then 30 more traces were decided. ' +
            `Of the last 45 decisions, ${fewest} were still remembered.`,
        );
      }
      if (fewest < 45) {
        throw new Wrong(
          'With `maxDecisions` 50, a late span came for each of the 45 kept traces that were decided last. ' +
            `Only ${fewest} of these spans were sent at once.`,
        );
      }
      bar.add(span(failed[0]!));
      bar.until(30_000);
      facts.old = bar.spansOf(failed[0]!).length;
      if (facts.old !== 1) {
        throw new Wrong(
          'With `maxDecisions` 50, a decision was still remembered when 205 other traces had been decided after it.',
        );
      }
      const youngest = failed.at(-1)!;
      for (let i = 0; i < 120; i++) bar.add(span(newId()));
      bar.until(40_000);
      facts.afterDropped = isRemembered(youngest);
      if (!facts.afterDropped) return;
      throw new Wrong(
        'With `maxDecisions` 50, the decision to keep a trace was still remembered when 120 other traces had been dropped after it.',
      );
    },
    'closing-time'(facts) {
      const bar = start({ share: 0 });
      const [failed, slow] = [newId(), newId()];
      bar.add(span(failed, { error: true }), span(newId()));
      bar.until(4000);
      bar.add(span(failed), ...five(slow));
      bar.close();
      facts.failed = bar.spansOf(failed).length;
      const got = [bar.spansOf(failed).length, bar.spansOf(slow).length];
      if (bar.sent.some(({ spans }) => ![failed, slow].includes(spans[0]!.traceId))) {
        throw new Wrong('At `close`, with `share` 0, a usual trace was sent.');
      }
      if (got[0] !== 2 || got[1] !== 5) {
        throw new Wrong(
          `At \`close\`, a failed trace of 2 spans and a slow one of 5 were held. ${got[0]} and ${got[1]} of their spans were sent.`,
        );
      }
      if (bar.held() !== 0) throw new Wrong(`After \`close\`, \`held\` is ${bar.held()}.`);
      bar.close();
      if (bar.sent.length !== 2) throw new Wrong('A second `close` sent something again.');
    },
    'collectors-apart'(facts) {
      const [one, other] = [start(), start()];
      const id = newId();
      one.add(span(id, { error: true }));
      other.add(span(id));
      one.until(31_000);
      other.add(span(id));
      other.until(61_000);
      one.close();
      other.close();
      if (one.sent.length !== 1 || other.sent.length !== 0) {
        throw new Wrong(
          'Two Collectors each got spans of a trace. They are programs on two machines, but one knew what the other had got or decided.',
        );
      }
      // Their usual traces are decided in turn: one of the first, one of the second, and so on.
      const both = [1, 2].map(() => start({ share: 0.5, waitMs: 1000 }));
      for (let i = 1; i <= 400; i++) {
        for (const each of both) each.add(span(newId(), root));
        for (const each of both) each.until(i * 1000);
      }
      const kept = both.map(({ sent }) => sent.length);
      facts.kept = kept;
      if (kept.every((n) => Math.abs(n - 200) <= 60)) return;
      throw new Wrong(
        'Two Collectors decided about usual traces in turn, 400 traces each. With `share` 0.5, each of them should keep about 200. ' +
          `They kept ${kept.join(' and ')}.`,
      );
    },
  });
};

/* Task 5: which Collector */

const routing: Scenario = async (lesson, exporter) => {
  const { collectorFor, createCollector } = partsOf(lesson);
  const services = ['counter', 'kitchen', 'till', 'waiter'] as const;
  const ask = (each: RushSpan, collectors: number, by = collectorFor) => {
    const which = by(each, collectors);
    if (Number.isInteger(which) && which >= 0 && which < collectors) return which;
    throw new Wrong(`Of ${collectors} Collectors, \`collectorFor\` chose number ${which}.`);
  };
  return judged(exporter, {
    'trace-together'(facts) {
      const ids = Array.from({ length: 200 }, newId);
      const one = span(ids[0]!);
      facts.changes = new Set(ids.map(() => ask(one, 4))).size > 1;
      const byService = services.map((service) => [
        ...new Set(ids.map((id) => ask(span(id, { service }), 4))),
      ]);
      facts.byService =
        byService.every(({ length }) => length === 1) && new Set(byService.flat()).size > 1;
      for (const collectors of [4, 3, 7, 2, 1]) {
        for (let i = 0; i < 500; i++) {
          const id = newId();
          const chosen = new Set(
            services.map((service, k) =>
              ask(
                span(id, {
                  service,
                  name: `${service} ${k}`,
                  parent: k === 0 ? '' : 'take order',
                  start: i * k,
                  end: i * k + 7,
                  error: k === 2,
                }),
                collectors,
              ),
            ),
          );
          facts.chosen = chosen.size;
          if (chosen.size === 1) continue;
          throw new Wrong(
            `The four spans of a trace went to ${chosen.size} of ${collectors} Collectors. Each of them saw only a part of the trace.`,
          );
        }
      }
    },
    'traces-spread'(facts) {
      for (const [collectors, each, off] of [
        [4, 3000, 1000],
        [3, 3000, 1000],
        [6, 3000, 1000],
        [10, 3000, 1000],
        [300, 60, 45],
      ] as const) {
        const got = Array<number>(collectors).fill(0);
        const traces = each * collectors;
        for (let i = 0; i < traces; i++) got[ask(span(newId()), collectors)]!++;
        const used = got.filter((n) => n > 0).length;
        facts.used ??= used;
        if (collectors === 300) facts.usedOf300 = used;
        if (got.every((n) => Math.abs(n - each) < off)) continue;
        throw new Wrong(
          `${count(traces)} traces for ${collectors} Collectors: ` +
            (collectors <= 10
              ? `they got ${got.map(count).join(', ')}.`
              : `${collectors - used} of them got none, and one got ${Math.max(...got)}. Each should get about ${each}.`),
        );
      }
    },
    async 'balancers-agree'(facts) {
      // Other load balancers: the same code in other programs.
      const another = async (name: string) =>
        partsOf(await import(`${pathToFileURL(process.argv[1]!).href}?${name}`)).collectorFor;
      const ids = Array.from({ length: 400 }, newId);
      const choices = (by: Parts['collectorFor'], all: string[]) =>
        new Map(all.map((id) => [id, ask(span(id), 5, by)]));
      const backwards = choices(await another('backwards'), ids.toReversed());
      const others: Map<string, number>[] = [];
      for (let i = 1; i <= 6; i++) others.push(choices(await another(`${i}`), ids));
      const apart = ids.filter((id) =>
        others.some((by) => by.get(id) !== backwards.get(id)),
      ).length;
      facts.bySequence =
        apart > 0 && ids.every((id) => others.every((by) => by.get(id) === others[0]!.get(id)));
      if (apart === 0) return;
      throw new Wrong(
        `Several load balancers with this code got the same 400 traces, one of them in another sequence. They disagreed about ${apart} of them.`,
      );
    },
    'rush-whole'(facts) {
      for (const [seed, failing] of [
        [5, 0.03],
        [6, 0.1],
      ] as const) {
        const day: Day = { seed, orders: 400_000, failing, slow: 0.02, rushSeconds: 50 };
        const tail = { ...settings, share: 0.02, maxSpans: 100_000, maxDecisions: 100_000 };
        const sent = new Map<string, number>();
        const running = Array.from({ length: 3 }, () =>
          createCollector(tail, (spans) => {
            for (const { traceId } of spans) sent.set(traceId, (sent.get(traceId) ?? 0) + 1);
          }),
        );
        const failed = new Set<string>();
        for (const { now, spans } of rushHour(day)) {
          for (const each of spans) {
            if (each.error) failed.add(each.traceId);
            running[ask(each, 3)]!.add(each, now);
          }
          for (const each of running) each.tick(now);
        }
        for (const each of running) each.close();
        const whole = [...failed].filter((id) => sent.get(id) === 5).length;
        const torn = [...sent.values()].filter((spans) => spans !== 5).length;
        facts.torn = torn;
        if (whole < failed.size) {
          throw new Wrong(
            `A lunch hour of another day, with 3 Collectors: of ${failed.size} failed orders, ${whole} were kept whole.`,
          );
        }
        if (torn > 0)
          throw new Wrong(
            `A lunch hour of another day, with 3 Collectors: ${torn} traces were kept in part.`,
          );
      }
    },
  });
};

/** A day that is small enough for every machine. */
const smallDay: Day = { seed: 9, orders: 300_000, failing: 0, slow: 0.02, rushSeconds: 60 };

export const scenarios: Record<string, Scenario> = {
  run: (lesson, exporter) =>
    (lesson.run as (...args: unknown[]) => Promise<void>)(exporter, smallDay),
  head,
  policy,
  collector,
  routing,
};
