import { expect, test } from 'vitest';
import { SentSpans } from '../dev/sent-spans.ts';
import { rule, times, type Build } from '../dev/rule-cases.ts';
import { review } from './review.ts';

const child =
  (
    end: number,
    kinds: [
      'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER' | 'INTERNAL',
      'INTERNAL' | 'SERVER' | 'CONSUMER',
    ] = ['INTERNAL', 'INTERNAL'],
    service = 'a',
    count = 1,
  ): Build =>
  (sent) =>
    times(count, () => {
      const parent = sent.service('a')('root', { kind: kinds[0] });
      sent.service(service)('x', { in: parent, kind: kinds[1], ms: [50, end] });
    });
rule(
  'child-outlives-parent',
  {
    often: ['3 of 6 spans end after their parents, by up to 80 ms', child(180, undefined, 'a', 3)],
    once: ['This is fine if the work was meant to run on', child(180)],
  },
  {
    noise: child(101.5),
    'a message': child(500, ['PRODUCER', 'CONSUMER']),
    'work on a message': child(500, ['CONSUMER', 'INTERNAL']),
    'another service': child(500, ['CLIENT', 'SERVER'], 'b'),
    'a call to itself': child(110, ['CLIENT', 'SERVER']),
  },
);
const calls =
  (count: number, ms: [number, number], wait = 100): Build =>
  (sent) =>
    times(count, () => {
      const call = sent.service('a')('GET', { kind: 'CLIENT', ms: [0, wait] });
      sent.service('b')('GET', { kind: 'SERVER', in: call, ms });
    });
rule(
  'clocks-disagree',
  {
    behind: [
      'All 4 requests start before `a` makes the call. The clock of this service seems to be at least 40 ms behind',
      calls(4, [-40, 30]),
    ],
    ahead: [
      'end after `a` has the answer. The clock of this service seems to be at least 50 ms ahead of',
      calls(4, [80, 150]),
    ],
  },
  {
    'only twice': calls(2, [-40, 30]),
    'less than clocks drift': calls(9, [-4, 50]),
    'the caller gave up': calls(9, [10, 300]),
    'not always': (sent) => {
      calls(4, [-40, 30])(sent);
      calls(4, [10, 90])(sent);
    },
  },
);

const lasting =
  (count: number, ms: [number, number], unit?: number): Build =>
  (sent) =>
    times(count, () => sent.service('a')('x', { ms, unit }));
rule(
  'end-before-start',
  {
    'a child': [
      'One of 2 spans ends before it starts, by up to 50 ms.',
      (sent) => {
        sent.service('a')('x', { in: sent.service('a')('root'), ms: [90, 40] });
      },
    ],
    'a little': ['by less than 1 ms', lasting(2, [10, 9.5])],
    'the end is 0': [
      'Both spans end before they start. 2 ends are before 2000.',
      lasting(2, [100, -1_700_000_000_000]),
    ],
  },
  { 'at once': lasting(3, [10, 10]), 'the wrong unit': lasting(3, [100, 0], 1e6) },
);
rule(
  'time-far-off',
  {
    milliseconds: [
      'All 3 spans start in 1970. The times seem to be in milliseconds, but OTLP counts nanoseconds.',
      lasting(3, [0, 100], 1e6),
    ],
    microseconds: ['seem to be in microseconds', lasting(3, [0, 100], 1e3)],
    seconds: ['seem to be in seconds', lasting(3, [0, 9000], 1e9)],
    'never set': ['The times were never set', lasting(1, [-1.7e12, -1.7e12])],
    'two units': [
      '4 of 6 spans start in 1970. The times were never set',
      (sent) => [1, 1e3, 1e6].forEach((unit) => lasting(2, [0, 100], unit)(sent)),
    ],
  },
  {
    'years ago': lasting(3, [-3e11, -2.9e11]),
    'next year': lasting(3, [3e10, 3.1e10]),
  },
);

test('spans whose times say nothing have one finding, and none about clocks or durations', () => {
  for (const [rule, facts] of [
    ['time-far-off', { unit: 1e6 }],
    ['end-before-start', { ms: [90, 10] }],
  ] as const) {
    const sent = new SentSpans();
    times(4, () => {
      const call = sent.service('good')('GET', {
        kind: 'CLIENT',
        in: sent.service('good')('GET /', { kind: 'SERVER' }),
      });
      const served = sent.service('bad')('GET /', { kind: 'SERVER', in: call, ...facts });
      times(8, () => sent.service('bad')('x', { in: served, ms: [0, 200], ...facts }));
      times(22, () =>
        sent.service('bad')('SELECT', { kind: 'CLIENT', in: served, ms: [0, 200], ...facts }),
      );
      sent.service('good')('GET /', {
        kind: 'SERVER',
        in: sent.service('bad')('GET', { kind: 'CLIENT', in: served, ...facts }),
      });
    });
    expect(review(sent.received).findings.map((one) => `${one.rule} ${one.service}`)).toEqual([
      `${rule} bad`,
    ]);
  }
});

const ring =
  (...parents: number[]): Build =>
  (sent) => {
    const traceId = sent.newId(32);
    const ids = parents.map(() => sent.newId(16));
    parents.forEach((parent, i) =>
      sent.service('a')('x', {
        id: ids[i],
        in: { traceId, spanId: ids[parent]! },
        ms: [0, 100 * (i + 1)],
      }),
    );
  };
rule(
  'parents-in-a-ring',
  {
    'its own parent': ['The only span is its own parent.', ring(0)],
    'each other’s': [
      'Both spans are their own ancestors: their parents lead back to them.',
      ring(1, 0),
    ],
    'below a ring of three': ['3 of 5 spans are their own ancestors', ring(1, 2, 0, 0, 3)],
  },
  {
    'a chain': (sent) => {
      const send = sent.service('a');
      send('x', { in: send('y', { in: send('z') }) });
    },
    'the same id in another trace': (sent) => {
      const other = { traceId: sent.newId(32), spanId: sent.newId(16) };
      sent.service('a')('x', { id: other.spanId, in: sent.service('a')('root') });
      sent.service('a')('x', { id: other.spanId, in: { ...other, spanId: '' } });
    },
    'a parent that never came': (sent) => {
      sent.service('a')('x', { in: { traceId: sent.newId(32), spanId: sent.newId(16) } });
    },
  },
);

test('a ring is no orphan, and nothing else', () => {
  const sent = new SentSpans();
  [ring(0), ring(1, 0)].forEach((build) => build(sent));
  expect(review(sent.received).findings.map(({ rule }) => rule)).toEqual(['parents-in-a-ring']);
});
