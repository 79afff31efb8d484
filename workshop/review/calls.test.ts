import { rule, times, type Build } from '../dev/rule-cases.ts';

const http = (path: string, method = 'GET') => ({
  'http.request.method': method,
  'url.path': path,
});
const url = (path: string, host = 'kitchen:8080') => ({
  'http.request.method': 'GET',
  'url.full': `http://${host}${path}`,
});
/** A caller and a callee in two traces. */
const apart =
  (call: object, served: object, ms: [number, number] = [10, 90], callee = 'kitchen'): Build =>
  (sent) => {
    const order = sent.service('counter')('order', { kind: 'SERVER', attributes: http('/orders') });
    sent.service('counter')('GET', { kind: 'CLIENT', in: order, attributes: { ...call } });
    sent.service(callee)('GET', { kind: 'SERVER', ms, attributes: { ...served } });
  };
rule(
  'context-lost',
  {
    'the same path': [
      '`kitchen` began 1 trace of its own',
      apart(url('/drinks/7', 'x:80'), http('/drinks/7')),
    ],
    'the route': [
      '`kitchen`',
      apart(url('/drinks/7', 'x:80'), {
        'http.request.method': 'GET',
        'http.route': '/drinks/{id}',
      }),
    ],
    'the host is the service': [
      '`kitchen`',
      apart(
        { 'http.request.method': 'GET', 'server.address': 'kitchen' },
        { 'http.request.method': 'GET' },
      ),
    ],
    'names only, as in lesson 6': [
      '`kitchen`',
      (sent) => {
        sent.service('counter')('POST /drinks', { kind: 'CLIENT' });
        sent.service('kitchen')('POST /drinks', { kind: 'SERVER', ms: [10, 90] });
      },
    ],
    'many at once, one for one': [
      '8 CLIENT spans have no callee',
      (sent) => times(8, (i) => apart(url('/drinks'), http('/drinks'), [10 + i, 90 - i])(sent)),
    ],
    gRPC: [
      '`kitchen`',
      apart(
        { 'rpc.service': 'bar.Kitchen', 'rpc.method': 'Make' },
        { 'rpc.method': 'bar.Kitchen/Make' },
      ),
    ],
  },
  {
    'another path': apart(url('/drinks'), http('/health')),
    'another method': apart(url('/drinks'), http('/drinks', 'POST')),
    'another port of the same host': apart(url('/drinks', 'localhost:1'), {
      ...http('/drinks'),
      'server.address': 'localhost',
      'server.port': 2,
    }),
    'outside the call': apart(url('/drinks'), http('/drinks'), [10, 101]),
    'the same service': apart(url('/drinks'), http('/drinks'), [10, 90], 'counter'),
    'nothing but the time': apart({}, {}),
    'a database': apart({ ...url('/drinks'), 'db.system.name': 'couchdb' }, http('/drinks')),
    'two callers, one callee': (sent) => {
      apart(url('/drinks'), http('/drinks'))(sent);
      sent.service('counter')('GET', { kind: 'CLIENT', attributes: url('/drinks') });
    },
    'two callers, one callee, and later the other way round': (sent) => {
      apart(url('/drinks'), http('/drinks'))(sent);
      sent.service('counter')('GET', { kind: 'CLIENT', attributes: url('/drinks') });
      sent.service('counter')('GET', {
        kind: 'CLIENT',
        attributes: url('/drinks'),
        ms: [500, 600],
      });
      times(2, () =>
        sent.service('kitchen')('GET', {
          kind: 'SERVER',
          attributes: http('/drinks'),
          ms: [510, 590],
        }),
      );
    },
    'callers of two services': (sent) => {
      apart(url('/drinks'), http('/drinks'))(sent);
      sent.service('app')('GET', { kind: 'CLIENT', attributes: url('/drinks') });
    },
    'answered in the trace': (sent) => {
      const call = sent.service('counter')('GET', { kind: 'CLIENT', attributes: url('/drinks') });
      sent.service('kitchen')('GET', { kind: 'SERVER', in: call, attributes: http('/drinks') });
      sent.service('kitchen')('GET', { kind: 'SERVER', ms: [10, 90], attributes: http('/drinks') });
    },
  },
);
