import { describe, expect, test } from 'vitest';
import { SentSpans } from '../dev/sent-spans.ts';
import { review, type Finding } from './review.ts';
import type { RuleId } from './rules.ts';

type Build = (sent: SentSpans) => void;

function findings(rule: RuleId, build: Build): Finding[] {
  const sent = new SentSpans();
  build(sent);
  return review(sent.received).findings.filter((finding) => finding.rule === rule);
}

/** Traces that must trigger a rule, each with a part of the sentence; and near misses. */
function rule(id: RuleId, wrong: Record<string, [string, Build]>, right: Record<string, Build>) {
  describe(id, () => {
    test.each(Object.entries(wrong))('finds: %s', (_, [what, build]) => {
      const found = findings(id, build);
      expect(found.map((finding) => finding.what).join('\n')).toContain(what);
      expect(found[0]!.examples.length).toBeGreaterThan(0);
    });
    test.each(Object.entries(right))('is silent: %s', (_, build) => {
      expect(findings(id, build)).toEqual([]);
    });
  });
}

const times = (count: number, build: (i: number) => void) => {
  for (let i = 0; i < count; i++) build(i);
};
const names =
  (...all: string[]): Build =>
  (sent) =>
    all.forEach((name) => sent.service('a')(name));
const attributes =
  (set: Record<string, unknown>, kind?: 'SERVER' | 'CLIENT'): Build =>
  (sent) =>
    sent.service('a')('x', { attributes: set, kind });
const resource =
  (set: Record<string, unknown>): Build =>
  (sent) =>
    sent.service('a', set)('x');

rule(
  'RES-001',
  { 'no instance': ['The only span lacks a', resource({ 'service.instance.id': undefined })] },
  { 'an instance': resource({}) },
);
rule(
  'RES-004',
  {
    'service.name on a span': ['`service.name` on the span', attributes({ 'service.name': 'a' })],
    'host.name on a span': ['`host.name` on the span', attributes({ 'host.name': 'a' })],
    'a request on the resource': [
      '`http.request.method` on the resource',
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
    'of three services': ['the others are of other services', inOneTrace(21, 1, 'CLIENT', 3)],
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

const visa = '4111 1111 1111 1111';
rule(
  'secret-in-attribute',
  {
    'a card number': ['a card number in the attribute `card`: `****`', attributes({ card: visa })],
    'a card as a number': ['a card number', attributes({ card: 4111111111111111 })],
    'a card in a text': [
      'a card number',
      attributes({ note: `paid with ${visa.replaceAll(' ', '-')}, thanks` }),
    ],
    'a JWT': [
      'a JSON Web Token',
      attributes({ auth: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN' }),
    ],
    'a header': [
      'another secret',
      attributes({ 'http.request.header.authorization': ['Basic dXNlcjpwYXNz'] }),
    ],
    'a bearer token': ['a bearer token', attributes({ header: 'Bearer abcdef0123456789abcdef' })],
    'an AWS key': ['an AWS access key', attributes({ config: 'key=AKIAIOSFODNN7EXAMPLE' })],
    'a password by its key': ['`db.password`', attributes({ 'db.password': 'hunter2' })],
    'a password in a URL': [
      'a password in a URL',
      attributes({ 'url.full': 'postgres://bar:hunter2@db/bar' }),
    ],
    'a token in a query': [
      'a secret in a URL',
      attributes({ 'url.query': '?q=1&access_token=abcdef' }),
    ],
    'on the resource': [
      '`process.command_args`',
      resource({ 'process.command_args': ['node', 'https://x?api_key=abc'] }),
    ],
    'in a map': ['`order.card`', attributes({ order: { card: visa, id: null } })],
    'in a command': [
      'a secret in a URL or a command',
      resource({ 'process.command_args': ['node', '--password=hunter2'] }),
    ],
    'in a connection string': ['a secret', attributes({ dsn: 'host=db password=hunter2' })],
    'in an event': [
      'a card number',
      (sent) => sent.service('a')('x', { events: [{ name: 'paid', attributes: { card: visa } }] }),
    ],
  },
  {
    'a wrong check digit': attributes({ card: '4111 1111 1111 1112' }),
    'times and ids': attributes({
      at: 1700000000000000,
      id: '4111111111111111',
      trace: '4bf92f3577b34da6a3ce929d0e0e4736',
    }),
    'a UUID of digits': attributes({ order: '41111111-1111-4111-1111-111111111111' }),
    'a longer number': attributes({ number: '94111111111111111', amount: '4111111111111111.5' }),
    'masked values': attributes({
      password: '****',
      'api.key': '[REDACTED]',
      'db.statement': 'password=?',
      secret: '<redacted>',
    }),
    'keys like it': attributes({
      'password.reset': 'yes',
      'token.count': 5,
      'has.password': true,
      'cookie.banner': 'shown',
    }),
    'an answer to whether there is one': attributes({
      'app.authorization': 'granted',
      secret: 'none',
    }),
    'a parameter of a query': attributes({ 'db.query.text': 'WHERE password=$1 AND pwd=:pwd' }),
    'a page': attributes({ 'url.query': 'page_token=abc&tokens=3' }),
    'a challenge': attributes({
      'http.response.header.www-authenticate': 'Bearer realm="example", scope="openid"',
    }),
    'a URL with a port': attributes({
      'url.full': 'http://kitchen:8080/drinks?max=10',
      redacted: 'https://REDACTED:REDACTED@x/',
    }),
  },
);
rule(
  'email-in-attribute',
  {
    'an address': [
      'an e-mail address in the attribute `user.email`',
      attributes({ 'user.email': 'ada@example.com' }),
    ],
  },
  {
    'what has an @ in it': attributes({
      a: 'git@github.com:bar/tools',
      b: '@opentelemetry/api@1.9.1',
      c: 'ada@localhost',
      d: 'postgres://ada@db.example.com/x',
    }),
    'a stack': attributes({ 'exception.stacktrace': 'at /node_modules/a@b.com/x.js' }),
  },
);

const exception = { name: 'exception', attributes: { 'exception.message': 'no milk' } };
rule(
  'exception-without-error',
  {
    'a root': [
      'nothing counts an error',
      (sent) => sent.service('a')('x', { events: [exception] }),
    ],
    'the caller did not fail': [
      'may have been handled',
      (sent) => sent.service('a')('x', { in: sent.service('a')('root'), events: [exception] }),
    ],
    'the caller failed': [
      'nothing counts an error',
      (sent) =>
        sent.service('a')('x', {
          in: sent.service('a')('root', { status: 'ERROR', message: 'no' }),
          events: [exception],
        }),
    ],
  },
  {
    'the status is ERROR': (sent) =>
      sent.service('a')('x', { events: [exception], status: 'ERROR' }),
    'the status is OK': (sent) => sent.service('a')('x', { events: [exception], status: 'OK' }),
    'another event': (sent) => sent.service('a')('x', { events: [{ name: 'retry' }] }),
  },
);
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
