import { expect, test } from 'vitest';
import { SentSpans, type SentSpan } from '../dev/sent-spans.ts';
import { review } from './review.ts';

const request = (path: string, route = path) => ({
  'http.request.method': 'POST',
  'url.path': path,
  'http.route': route,
});
const call = (host: string, path: string) => ({
  'http.request.method': 'POST',
  'url.full': `http://${host}:8080${path}`,
  'server.address': host,
});

/** Orders through five services that do everything right. */
function sendGoodOrders(sent: SentSpans, count: number): void {
  const counter = sent.service('counter');
  const kitchen = sent.service('kitchen', { 'telemetry.sdk.language': 'java' });
  const till = sent.service('till', { 'telemetry.sdk.language': 'go' });
  const stock = sent.service('stock', { 'telemetry.sdk.language': 'python' });
  const mailer = sent.service('mailer', { 'telemetry.sdk.language': 'dotnet' });
  for (let i = 0; i < count; i++) {
    const at = 1000 * i;
    const kinds = { kind: 'SERVER', ms: [at, at + 400] } as const;
    const order = counter('POST /orders', { ...kinds, attributes: request('/orders') });
    const charge = (path: string, host: string, from: number, to: number) =>
      counter('POST', {
        kind: 'CLIENT',
        in: order,
        ms: [at + from, at + to],
        attributes: call(host, path),
      });
    const make = charge(`/drinks/${i}`, 'kitchen', 10, 200);
    const drink = kitchen('POST /drinks/{id}', {
      kind: 'SERVER',
      in: make,
      isRemote: true,
      ms: [at + 12, at + 198],
      attributes: request(`/drinks/${i}`, '/drinks/{id}'),
    });
    for (const step of [1, 2, 3]) {
      kitchen(`step ${step}`, { in: drink, ms: [at + 20 * step, at + 20 * step + 15] });
    }
    const isDeclined = i % 5 === 0;
    till('POST /payments', {
      kind: 'SERVER',
      in: charge('/payments', 'till', 210, 300),
      ms: [at + 212, at + 298],
      attributes: { ...request('/payments'), 'app.card.last_digits': '1111' },
      ...(isDeclined && { status: 'ERROR', message: 'declined', events: [{ name: 'exception' }] }),
    });
    stock('SELECT beans', {
      kind: 'CLIENT',
      in: drink,
      ms: [at + 100, at + 110],
      attributes: { 'db.system.name': 'postgresql', 'db.query.text': 'SELECT * FROM beans' },
    });
    const slip = counter('send receipts', {
      kind: 'PRODUCER',
      in: order,
      ms: [at + 310, at + 320],
    });
    mailer('process receipts', { kind: 'CONSUMER', in: slip, ms: [at + 900, at + 990] });
    mailer('process receipts', { kind: 'CONSUMER', links: [slip], ms: [at + 900, at + 990] });
  }
}

type Send = ReturnType<SentSpans['service']>;
const server = { kind: 'SERVER' } as const;
const three = (send: (i: number) => void) => [1, 2, 3].forEach(send);
const jwt = 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN';
const inside = (count: number, send: Send, ms: [number, number], kind: 'INTERNAL' | 'CLIENT') => {
  const parent = send('GET /', server);
  for (let i = 0; i < count; i++) send('work', { in: parent, kind, ms });
};

/** Faults, each of a service of its own: its resource, and what it sends. */
const faults: [rule: string, resource: object, send: (send: Send, sent: SentSpans) => void][] = [
  ['RES-001', { 'service.instance.id': undefined }, (send) => send('GET /', server)],
  ['RES-004', {}, (send) => send('GET /', { ...server, attributes: { 'host.name': 'x' } })],
  ['RES-005', { 'service.name': undefined }, (send) => send('GET /', server)],
  ['unknown-service', { 'service.name': 'unknown_service:java' }, (send) => send('GET /', server)],
  ['SPA-001', {}, (send) => inside(11, send, [10, 20], 'INTERNAL')],
  [
    'SPA-002',
    {},
    (send, sent) =>
      send('GET /', { ...server, in: { traceId: sent.newId(32), spanId: sent.newId(16) } }),
  ],
  ['SPA-003', {}, (send) => three((i) => send(`GET /users/${31 * i}`, server))],
  ['SPA-004', {}, (send) => send('GET', { kind: 'CLIENT' })],
  ['SPA-005', {}, (send) => inside(21, send, [1, 2], 'CLIENT')],
  ['SDK-001', { 'process.runtime.version': '16.0.0' }, (send) => send('GET /', server)],
  [
    'secret-in-attribute',
    {},
    (send) => send('pay', { attributes: { 'app.card': '5555-5555-5555-4444' } }),
  ],
  [
    'secret-in-attribute',
    {},
    (send) => send('GET /', { ...server, attributes: { 'app.header': jwt } }),
  ],
  ['secret-in-attribute', { 'app.db.password': 'hunter2' }, (send) => send('GET /', server)],
  ['email-in-attribute', {}, (send) => send('x', { attributes: { 'enduser.id': 'ada@x.org' } })],
  ['exception-without-error', {}, (send) => send('x', { events: [{ name: 'exception' }] })],
  ['error-without-reason', {}, (send) => send('x', { status: 'ERROR' })],
  [
    'server-span-twice',
    {},
    (send) => send('GET', { ...server, in: send('GET /', server), ms: [1, 99], scope: 'express' }),
  ],
  [
    'context-lost',
    {},
    (send, sent) => {
      send('POST', {
        kind: 'CLIENT',
        in: send('x'),
        attributes: call('tea', '/tea'),
        ms: [50, 70],
      });
      sent.service('good-tea')('POST /tea', {
        ...server,
        attributes: request('/tea'),
        ms: [55, 65],
      });
    },
  ],
  ['child-outlives-parent', {}, (send) => three(() => send('x', { in: send('y'), ms: [90, 150] }))],
  [
    'clocks-disagree',
    {},
    (send, sent) =>
      three(() => {
        const caller = sent.service('good-caller');
        const from = caller('GET', { kind: 'CLIENT', in: caller('GET /', server) });
        send('GET /clock', { ...server, in: from, ms: [-400, -350] });
      }),
  ],
  [
    'message-context-lost',
    {},
    (send, sent) => {
      const attributes = { 'messaging.destination.name': 'lost' };
      const message = { attributes, ms: [0, 10] } as const;
      const waiter = sent.service('good-waiter');
      waiter('lost send', { kind: 'PRODUCER', in: waiter('GET /', server), ...message });
      send('lost process', { kind: 'CONSUMER', attributes, ms: [500, 600] });
    },
  ],
  ['end-before-start', {}, (send) => send('x', { in: send('y'), ms: [90, 10] })],
  ['time-far-off', {}, (send) => send('x', { in: send('y', { unit: 1e6 }), unit: 1e6 })],
  [
    'parents-in-a-ring',
    {},
    (send, sent) => {
      const [id, traceId] = [sent.newId(16), sent.newId(32)];
      send('x', { id, in: { traceId, spanId: id } });
    },
  ],
  [
    'trace-cut',
    {},
    (send, sent) => {
      const caller = sent.service('good-asker');
      for (let i = 0; i < 20; i++) {
        const from = caller('GET', {
          kind: 'CLIENT',
          in: caller('GET /', server),
          attributes: call('cut', '/cut'),
          ms: [10, 90],
        });
        if (i % 3 === 0) send('POST /cut', { ...server, in: from, ms: [20, 80] });
      }
    },
  ],
  [
    'secret-in-attribute',
    {},
    (send) => send('x', { status: 'ERROR', message: 'password: hunter2' }),
  ],
  ['email-in-attribute', {}, (send) => send('invite ada@x.org')],
  [
    'attribute-renamed',
    {},
    (send) => send('GET /', { ...server, attributes: { 'http.method': 'GET' } }),
  ],
];

test('each planted fault is found in its service, and nothing else, nor in the good services', () => {
  const sent = new SentSpans();
  sendGoodOrders(sent, 20);
  const expected = faults.map(([rule, resource, send], i) => {
    const name = `fault-${i}`;
    send(sent.service(name, { ...resource }), sent);
    const { 'service.name': service = 'service.name' in resource ? '' : name } = resource as {
      'service.name'?: string;
    };
    return `${rule} in ${service}`;
  });
  const { findings, services } = review(sent.received);
  expect(findings.map(({ rule, service }) => `${rule} in ${service}`).sort()).toEqual(
    expected.sort(),
  );
  const good = ['counter', 'kitchen', 'till', 'stock', 'mailer'];
  for (const name of good) {
    expect(services.find(({ service }) => service === name)).toMatchObject({ score: 100 });
  }
});

test('a counter that samples on its own cuts the traces, and a kitchen that lost the header is told from it', () => {
  const sent = new SentSpans();
  const [app, counter, kitchen] = ['app', 'counter', 'kitchen'].map((name) => sent.service(name));
  for (let i = 0; i < 10; i++) {
    const tap = app!('tap', { ms: [0, 200] });
    const hidden: SentSpan = { traceId: tap.traceId, spanId: sent.newId(16) };
    const from = i % 2 ? hidden : counter!('POST', { kind: 'CLIENT', in: tap });
    kitchen!('POST /drinks', { kind: 'SERVER', in: from, ms: [10, 90] });
  }
  const { findings } = review(sent.received);
  expect(findings.map(({ rule, service, count }) => ({ rule, service, count }))).toEqual([
    { rule: 'trace-cut', service: 'counter', count: 5 },
    { rule: 'SPA-002', service: 'kitchen', count: 5 },
  ]);
});
