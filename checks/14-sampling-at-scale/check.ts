import { CheckFailure, type RecordedRun } from '../../workshop/checking/assertions.ts';
import { defineCheck } from '../../workshop/checking/check.ts';
import { findingsOf } from './findings.ts';

const { test, inScenario } = defineCheck(
  '14-sampling-at-scale',
  `
take order  ×3
├─ charge card
├─ make drink
│  └─ pull shot
└─ bring drink
`,
  'No span was made of a kept trace: `run` kept no trace with an error and no slow one.',
);
const testHead = inScenario('head', '');
const testPolicy = inScenario('policy', '');
const testCollector = inScenario('collector', '');
const testRouting = inScenario('routing', '');

/** Defines tests, each with what the judge of the same name has found. */
function judged(define: typeof test, sentences: Record<string, string>): void {
  for (const [id, sentence] of Object.entries(sentences)) {
    define(id, sentence, (run) => {
      const finding = findingsOf(run)[id];
      if (!finding) throw new CheckFailure('The program ended before this could be tried.');
      if (finding.problem) throw new CheckFailure(finding.problem);
    });
  }
}

judged(testHead, {
  'counts-scaled': 'an order that was kept with probability p counts as 1/p orders',
  'counts-chosen': 'only the orders that `counts` accepts are counted',
  'several-ratios': 'the weight of each order comes from its own probability',
  'nested-ratios': 'an order that has passed several ratios has one probability',
  'interval-holds': 'the true number is in the interval on about 95 % of the days',
  'kept-whole-exact': 'the more surely orders were kept, the narrower the interval',
  'none-kept': 'if no order of that kind was kept, `high` obeys the rule of three',
});

judged(testPolicy, {
  'errors-kept': 'a trace with an error anywhere is always kept',
  'slow-kept': 'a trace that is slow as a whole is always kept',
  'rest-share': 'any other trace is kept with the probability `share`',
});

judged(testCollector, {
  'waits-for-the-trace': 'a trace is decided when its time is over, with all its spans',
  'wait-from-first': 'the wait begins with the first span of the trace',
  'errors-and-slow-kept': 'every failed and every slow trace is sent whole',
  'share-of-the-rest': 'of the other traces, a share is sent',
  'sends-ratio': '`send` is told the ratio with which the trace was kept',
  'closing-time': 'at `close`, everything that is held is decided',
  'collectors-apart': 'two Collectors share nothing',
  'late-spans-follow': 'a span that comes late follows the decision about its trace',
  'memory-bounded': 'no more than `maxSpans` spans are held',
  'memory-used': 'the memory of a decided trace is free for others',
  'oldest-first': 'if the memory is full, the trace that has waited longest is decided',
  'held-is-true': '`held` is the number of spans that are held',
  'spans-let-go': 'nothing holds on to the spans of a trace that was decided',
  'decisions-bounded': 'the last `maxDecisions` decisions are remembered, and not many more',
});

judged(testRouting, {
  'trace-together': 'all the spans of a trace go to one Collector',
  'traces-spread': 'the traces are spread evenly over the Collectors',
  'balancers-agree': 'two load balancers agree, without talking to each other',
  'rush-whole': 'with several Collectors, every failed order is kept whole',
});

test('run-draws', 'the traces that `run` keeps are whole', (run) => {
  const orders = run.all('take order');
  run.root('take order');
  for (const name of ['charge card', 'make drink', 'bring drink']) run.child(name, 'take order');
  run.child('pull shot', 'make drink');
  for (const order of orders) {
    const spans = run.arrived.filter(({ traceId }) => traceId === order.traceId).length;
    if (spans === 5) continue;
    throw new CheckFailure(`A kept trace has ${spans} spans, not 5.`, order);
  }
  const roots = run.arrived.filter(({ parentId }) => !parentId);
  if (roots.length > orders.length)
    throw new CheckFailure('A span was kept without its root.', roots[0]);
});

test('shut-down', 'the provider is shut down before `run` returns', (run: RecordedRun) =>
  run.shutDown(),
);
