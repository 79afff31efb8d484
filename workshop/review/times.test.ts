import { rule, times, type Build } from '../dev/rule-cases.ts';

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
