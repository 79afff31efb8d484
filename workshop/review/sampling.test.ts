import { rule, times, type Build } from '../dev/rule-cases.ts';

/** Orders that go through the counter to the kitchen; the counter is missing from some. */
const orders =
  (whole: number, cut: number, facts: { name?: string; both?: boolean } = {}): Build =>
  (sent) => {
    times(whole, () => {
      const call = sent.service('counter')('POST', {
        kind: 'CLIENT',
        in: sent.service('app')('tap'),
      });
      sent.service('kitchen')('POST /drinks', { kind: 'SERVER', in: call });
    });
    times(cut, () => {
      const { traceId } = sent.service(facts.both ? 'counter' : 'app')('tap');
      sent.service('kitchen')(facts.name ?? 'POST /drinks', {
        kind: 'SERVER',
        in: { traceId, spanId: sent.newId(16) },
      });
    });
  };
rule(
  'trace-cut',
  { 'a share': ['6 of 10 traces lack the spans of `counter` that called `kitchen`', orders(4, 6)] },
  {
    'one trace': orders(4, 1),
    'a caller from outside': orders(0, 6),
    'another request': orders(4, 6, { name: 'GET /health' }),
    'spans of the caller were lost': orders(4, 6, { both: true }),
  },
);
