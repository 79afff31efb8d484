import { expect, test } from 'vitest';
import {
  attributes,
  findings,
  names,
  resource,
  rule,
  times,
  type Build,
} from '../dev/rule-cases.ts';

rule(
  'RES-001',
  { 'no instance': ['The only span lacks a', resource({ 'service.instance.id': undefined })] },
  { 'an instance': resource({}) },
);
rule(
  'RES-004',
  {
    'service.name on a span': [
      'The only span is affected: `service.name` on spans.',
      attributes({ 'service.name': 'a' }),
    ],
    'host.name on a span': ['`host.name` on spans.', attributes({ 'host.name': 'a' })],
    'a request on the resource': [
      'affected: `http.request.method` on the resource.',
      resource({ 'http.request.method': 'GET' }),
    ],
  },
  {
    'keys of the span and of nobody': attributes({ 'http.route': '/', 'service.tier': 'gold' }),
    'the peer is another service': attributes({ 'service.peer.name': 'b', 'peer.service': 'b' }),
    'a FaaS span names its resource': attributes({
      'cloud.resource_id': 'x',
      'faas.trigger': 'http',
    }),
    'the browser': resource({ 'user_agent.original': 'x', 'browser.language': 'en' }),
  },
);
rule(
  'RES-005',
  {
    'no name': ['lacks a `service.name`', resource({ 'service.name': undefined })],
    'an empty name': ['lacks a `service.name`', resource({ 'service.name': '' })],
    null: ['lacks a `service.name`', resource({ 'service.name': null })],
  },
  { 'a name': resource({}), 'the default name': resource({ 'service.name': 'unknown_service' }) },
);
rule(
  'unknown-service',
  {
    Node: ['`unknown_service:node`', resource({ 'service.name': 'unknown_service:node' })],
    bare: ['`unknown_service`', resource({ 'service.name': 'unknown_service' })],
  },
  { 'a name like it': resource({ 'service.name': 'unknown_service_finder' }) },
);

const inOneTrace =
  (count: number, ms: number, kind: 'INTERNAL' | 'CLIENT' = 'INTERNAL', services = 1): Build =>
  (sent) => {
    const root = sent.service('s0')('root', { kind: 'SERVER' });
    times(count, (i) => sent.service(`s${i % services}`)('x', { in: root, kind, ms: [0, ms] }));
  };
rule(
  'SPA-001',
  { eleven: ['The largest has 11 INTERNAL spans', inOneTrace(11, 50)] },
  {
    ten: inOneTrace(10, 50),
    'ten each of two services': inOneTrace(20, 50, 'INTERNAL', 2),
    'other kinds': inOneTrace(30, 50, 'CLIENT'),
  },
);
rule(
  'SPA-005',
  {
    'twenty-one': ['more than 20 spans shorter than 5 ms', inOneTrace(21, 4.9)],
    'of three services': ['the others are from other services', inOneTrace(21, 1, 'CLIENT', 3)],
  },
  { twenty: inOneTrace(20, 4), 'five milliseconds': inOneTrace(40, 5) },
);
rule(
  'SPA-002',
  {
    'the parent never came': [
      'One of 2 spans has a parent that has not arrived',
      (sent) => {
        sent.service('a')('x', { in: { ...sent.service('a')('root'), spanId: 'f'.repeat(16) } });
      },
    ],
  },
  {
    'the parent is here': (sent) => {
      sent.service('a')('x', { in: sent.service('b')('root') });
    },
  },
);
rule(
  'SPA-003',
  {
    numbers: [
      'All 3 spans have an id in the name: 3 different names match `take order #`',
      names('take order 41', 'take order 44', 'take order 97'),
    ],
    paths: [
      '`GET /users/#`',
      names('GET /users/17', 'GET /users/4', 'GET /users/99', 'GET /health'),
    ],
    UUIDs: [
      '`get #`',
      names(...['1', '2', '3'].map((i) => `get 0b5fd3a8-9a57-4d1c-8d3b-0c8e1d2f3a4${i}`)),
    ],
    hashes: [
      '`blob #`',
      names('blob 9f86d081884c7d65', 'blob 60303ae22b998861', 'blob fd61a03af4f77d87'),
    ],
    'ids of letters and digits': [
      '`/product/#`',
      names('/product/0PUK6V6EV0', '/product/1YMWWN1N4O', '/product/L9ECAV7KIM'),
    ],
    'SQL literals': [
      'id = # AND',
      names(...['a', 'b', 'c'].map((i, n) => `SELECT * FROM t WHERE id = ${n} AND x = '${i}'`)),
    ],
    'counters that each have a trace': [
      '`job #`',
      names(...Array.from({ length: 12 }, (_, i) => `job ${i}`)),
    ],
    'sixty names that come again': [
      '60 different names',
      names(...Array.from({ length: 600 }, (_, i) => `order ${7 * (i % 60)}`)),
    ],
  },
  {
    'seen twice': names('take order 41', 'take order 44'),
    'fixed numbers': names('GET /v1/users', 'GET /v2/users', 'GET /v3/users', 'GET /v4/users'),
    versions: names('GET /pkg/1.2.3', 'GET /pkg/1.2.4', 'GET /pkg/2.0.0'),
    'status codes': names('HTTP 200', 'HTTP 404', 'HTTP 500', 'GET 200', 'GET 201', 'GET 404'),
    routes: names('GET /users/:id', 'GET /users/{id}', 'GET /users/[id]', 'GET /users/<int:id>'),
    'words with digits': names(
      'sha1',
      'sha256',
      'sha512',
      'S3.PutObject',
      'EC2.Run',
      'log4j',
      'utf8',
    ),
    'words that could be hex': names(
      'decade',
      'facade',
      'deadbeef',
      'effaced',
      'feedface',
      'defaced',
    ),
    'long words': names(
      'PurchaseOrderServiceImpl.placeOrder',
      'UPPERCASE',
      'getInvoicesOfCustomerV2',
      'getOrdersOfCustomerV2',
      'getPaymentsOfCustomerV2',
      'sync-partner-inventory-v2',
      'sync-partner-orders-v2-eu',
      'sync-partner-prices-v2',
      'CONSTANTNAMES',
    ),
    'the steps of one trace': (sent) => {
      const root = sent.service('a')('root');
      times(5, (i) => sent.service('a')(`step ${i + 1}`, { in: root }));
    },
    'three partitions, again and again': names(
      ...Array.from({ length: 90 }, (_, i) => `poll partition-${10 + (i % 3)}`),
    ),
  },
);
const poll = { 'messaging.system': 'kafka', 'messaging.operation.type': 'receive' };
rule(
  'SPA-004',
  {
    'a CLIENT root': [
      'The only root span is a CLIENT span',
      (sent) => sent.service('a')('GET', { kind: 'CLIENT' }),
    ],
    'the load generator': [
      'Both root spans are CLIENT spans',
      (sent) =>
        times(2, () =>
          sent.service('load', { 'telemetry.sdk.language': 'python' })('GET', { kind: 'CLIENT' }),
        ),
    ],
    'a poll': [
      'Both root spans are CLIENT spans that receive or poll messages. The specification counts every CLIENT root, so they count in the score.',
      (sent) =>
        times(2, () => sent.service('a')('poll orders', { kind: 'CLIENT', attributes: poll })),
    ],
    'a poll and a call': [
      'Both root spans are CLIENT spans. Nothing says which request or job made the call. 1 of them receives or polls messages, which needs no request.',
      (sent) => {
        sent.service('a')('poll orders', { kind: 'CLIENT', attributes: poll });
        sent.service('a')('GET', { kind: 'CLIENT' });
      },
    ],
  },
  {
    'a browser': (sent) =>
      sent.service('web', { 'telemetry.sdk.language': 'webjs' })('GET', { kind: 'CLIENT' }),
    'a PRODUCER root': (sent) => sent.service('a')('send', { kind: 'PRODUCER' }),
    'an orphan': (sent) =>
      sent.service('a')('GET', {
        kind: 'CLIENT',
        in: { traceId: sent.newId(32), spanId: sent.newId(16) },
      }),
  },
);
test('the advice on a poll fits it, and the score is that of the specification', () => {
  const build =
    (attributes: object): Build =>
    (sent) =>
      times(2, () => sent.service('a')('x', { kind: 'CLIENT', attributes: { ...attributes } }));
  const [polls] = findings('SPA-004', build(poll));
  expect(polls).toMatchObject({ impact: 'Low', source: 'instrumentation-score' });
  expect(polls!.todo).toContain('A poll has no caller');
  const [sends] = findings('SPA-004', build({ ...poll, 'messaging.operation.type': 'send' }));
  expect(sends).toMatchObject({ impact: 'Important' });
  expect(sends!.todo).toContain('Start a SERVER or INTERNAL span');
});
const runtime = (node: string, sdk: string, language = 'nodejs') =>
  resource({
    'process.runtime.version': node,
    'telemetry.sdk.version': sdk,
    'telemetry.sdk.language': language,
  });
rule(
  'SDK-001',
  {
    'Node 16': ['Node.js `16.20.2`, which the SDK `2.0.1`', runtime('16.20.2', '2.0.1')],
    'Node 19': ['19.9.0', runtime('19.9.0', '2.1.0')],
    'Node 12': ['12.1.0', runtime('v12.1.0', '1.30.1')],
  },
  {
    'Node 18.19': runtime('18.19.0', '2.0.1'),
    'Node 16 with SDK 1': runtime('16.20.2', '1.30.1'),
    'an unknown SDK': runtime('12.1.0', '3.0.0'),
    'another language': runtime('3.8.1', '1.2.0', 'python'),
  },
);

const exception = { name: 'exception', attributes: { 'exception.message': 'no milk' } };
rule(
  'exception-without-error',
  {
    'a root': [
      'The only span has an exception event and the status UNSET. For this span, neither the parent nor a child has the status ERROR, so no error is counted.',
      (sent) => sent.service('a')('x', { events: [exception] }),
    ],
    'the caller did not fail': [
      'For this span, the failure was not passed on, so the exception may have been handled.',
      (sent) => sent.service('a')('x', { in: sent.service('a')('root'), events: [exception] }),
    ],
    'the caller failed': [
      'For this span, the parent or a child has the status ERROR, so an error is counted there, but not here.',
      (sent) =>
        sent.service('a')('x', {
          in: sent.service('a')('root', { status: 'ERROR', message: 'no' }),
          events: [exception],
        }),
    ],
    'the caller failed, and the answer was 404': [
      'an error is counted there',
      (sent) =>
        sent.service('a')('GET', {
          kind: 'SERVER',
          in: sent.service('b')('GET', {
            status: 'ERROR',
            message: 'no',
            in: sent.service('b')('x'),
          }),
          attributes: { 'http.response.status_code': 404 },
          events: [exception],
        }),
    ],
    'a child failed': [
      'the parent or a child has the status ERROR',
      (sent) => {
        const root = sent.service('a')('root', { events: [exception] });
        sent.service('a')('x', { in: root, status: 'ERROR', message: 'no' });
      },
    ],
    'one finding for all of them': [
      '4 of 7 spans have an exception event and the status UNSET. For 1 of these spans, neither',
      (sent) => {
        const send = sent.service('a');
        send('x', { events: [exception] });
        times(2, () => send('x', { in: send('root'), events: [exception] }));
        send('x', {
          in: sent.service('b')('root', { status: 'ERROR', message: 'no' }),
          events: [exception],
        });
        send('fine');
      },
    ],
  },
  {
    'the status is ERROR': (sent) =>
      sent.service('a')('x', { events: [exception], status: 'ERROR' }),
    'the status is OK': (sent) => sent.service('a')('x', { events: [exception], status: 'OK' }),
    'another event': (sent) => sent.service('a')('x', { events: [{ name: 'retry' }] }),
  },
);
test('one service has one finding on exceptions, as important as the worst of them', () => {
  const build =
    (isUnseen: boolean): Build =>
    (sent) =>
      times(3, () => {
        const send = sent.service('a');
        send('x', { in: send('root'), events: [exception] });
        if (isUnseen) send('y', { events: [exception] });
      });
  expect(findings('exception-without-error', build(false))).toMatchObject([{ impact: 'Low' }]);
  const both = findings('exception-without-error', build(true));
  expect(both).toMatchObject([{ impact: 'Important', examples: [{ name: 'y' }, {}, {}] }]);
});
const failed =
  (set: Record<string, unknown>, message = ''): Build =>
  (sent) =>
    sent.service('a')('x', { status: 'ERROR', message, attributes: set });
rule(
  'error-without-reason',
  {
    'nothing said': ['the status ERROR without a message', failed({})],
    'a status that is fine': ['ERROR', failed({ 'http.response.status_code': 200 })],
  },
  {
    'a message': failed({}, 'no milk'),
    'error.type': failed({ 'error.type': '500' }),
    'an HTTP status': failed({ 'http.status_code': 503 }),
    gRPC: failed({ 'rpc.grpc.status_code': 14 }),
    'an exception': (sent) => sent.service('a')('x', { status: 'ERROR', events: [exception] }),
  },
);

const http = (path: string, method = 'GET') => ({
  'http.request.method': method,
  'url.path': path,
});
const nested =
  (outer: object, inner: object, facts = {}, name = 'a'): Build =>
  (sent) => {
    const parent = sent.service('a')('GET', { kind: 'SERVER', attributes: { ...outer } });
    sent.service(name)('GET', {
      kind: 'SERVER',
      in: parent,
      ms: [1, 99],
      attributes: { ...inner },
      ...facts,
    });
  };
rule(
  'server-span-twice',
  {
    'the same path': ['One of 2 SERVER spans is directly below', nested(http('/x'), http('/x'))],
    'a path and its route': ['SERVER', nested(http('/users/17'), { 'http.route': '/users/:id' })],
    'nothing known': ['SERVER', nested({}, {})],
  },
  {
    'another path': nested(http('/x'), http('/y')),
    'another method': nested(http('/x'), http('/x', 'POST')),
    'another service': nested(http('/x'), http('/x'), {}, 'b'),
    'came over the network': nested(http('/x'), http('/x'), { isRemote: true }),
    'an INTERNAL span': nested(http('/x'), http('/x'), { kind: 'INTERNAL' }),
  },
);

rule(
  'attribute-renamed',
  {
    HTTP: ['`http.method` is now `http.request.method`', attributes({ 'http.method': 'GET' })],
    'the peer of a client': [
      '`net.peer.name` is now `server.address`',
      attributes({ 'net.peer.name': 'x' }, 'CLIENT'),
    ],
    'the peer of a server': [
      '`net.peer.name` is now `client.address`',
      attributes({ 'net.peer.name': 'x' }, 'SERVER'),
    ],
    databases: ['`db.statement` is now `db.query.text`', attributes({ 'db.statement': 'x' })],
  },
  {
    'new names': attributes({
      'http.request.method': 'GET',
      'http.route': '/',
      'db.system.name': 'x',
    }),
    both: attributes({ 'http.method': 'GET', 'http.request.method': 'GET' }),
    'somebody else’s': attributes({ 'http.method_override': 'x' }),
  },
);
