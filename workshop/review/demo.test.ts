import { expect, test } from 'vitest';
import { SentSpans } from '../dev/sent-spans.ts';
import { review } from './review.ts';

/** The services of the OpenTelemetry demo and their languages. */
const languages = {
  'load-generator': 'python',
  'frontend-proxy': 'cpp',
  frontend: 'nodejs',
  checkout: 'go',
  cart: 'dotnet',
  'product-catalog': 'go',
  shipping: 'rust',
  payment: 'nodejs',
  email: 'ruby',
  accounting: 'dotnet',
  'fraud-detection': 'java',
  ad: 'java',
  recommendation: 'python',
  flagd: 'go',
};

const grpc = (service: string, method: string) => ({
  'rpc.system': 'grpc',
  'rpc.service': service,
  'rpc.method': method,
  'rpc.grpc.status_code': 0,
});
const kafka = (operation: string) => ({
  'messaging.system': 'kafka',
  'messaging.destination.name': 'orders',
  'messaging.operation.type': operation,
  'messaging.kafka.message.offset': 4111111111111111,
});
const serverOf = (path: string, method = 'POST') => ({
  'http.request.method': method,
  'url.path': path,
  'http.route': path,
  'http.response.status_code': 200,
});
const message = { name: 'message', attributes: { 'message.type': 'SENT', 'message.id': 1 } };

/** One order, as the agents and libraries of the demo's services report it. */
function sendOrder(sent: SentSpans, at: number): void {
  const { ms, from } = {
    ms: (a: number, b: number) => [at + a, at + b] as const,
    from: services(sent),
  };
  const rpc = (
    caller: string,
    callee: string,
    [service, method]: [string, string],
    facts: object,
    a: number,
    b: number,
  ) => {
    const attributes = {
      ...grpc(`oteldemo.${service}`, method),
      'server.address': callee,
      'server.port': 8080,
    };
    const name = `oteldemo.${service}/${method}`;
    const call = from[caller]!(name, {
      kind: 'CLIENT',
      ms: ms(a, b),
      attributes,
      events: [message],
      ...facts,
    });
    return from[callee]!(name, {
      kind: 'SERVER',
      in: call,
      isRemote: true,
      ms: ms(a + 1, b - 1),
      attributes: grpc(`oteldemo.${service}`, method),
      events: [message],
    });
  };
  const locust = from['load-generator']!('POST', {
    kind: 'CLIENT',
    ms: ms(0, 500),
    attributes: {
      'http.method': 'POST',
      'http.url': 'http://frontend-proxy:8080/api/checkout',
      'http.status_code': 200,
    },
  });
  const envoy = {
    'http.request.method': 'POST',
    component: 'proxy',
    'guid:x-request-id': '0b5fd3a8-9a57-4d1c-8d3b-0c8e1d2f3a41',
  };
  const ingress = from['frontend-proxy']!('ingress', {
    kind: 'SERVER',
    in: locust,
    ms: ms(2, 498),
    attributes: { ...envoy, 'url.full': 'http://frontend-proxy:8080/api/checkout' },
  });
  const egress = from['frontend-proxy']!('router frontend egress', {
    kind: 'CLIENT',
    in: ingress,
    ms: ms(3, 497),
    attributes: { ...envoy, 'server.address': '172.18.0.24' },
  });
  const http = from.frontend!('POST', {
    kind: 'SERVER',
    in: egress,
    isRemote: true,
    ms: ms(4, 496),
    scope: '@opentelemetry/instrumentation-http',
    attributes: { 'http.request.method': 'POST', 'url.path': '/api/checkout' },
  });
  const next = from.frontend!('POST /api/checkout', {
    kind: 'SERVER',
    in: http,
    isRemote: false,
    ms: ms(5, 495),
    scope: 'next.js',
    attributes: { 'http.route': '/api/checkout', 'next.span_type': 'BaseServer.handleRequest' },
  });
  const route = from.frontend!('executing api route (pages) /api/checkout', {
    in: next,
    ms: ms(6, 494),
  });
  const place = rpc(
    'frontend',
    'checkout',
    ['CheckoutService', 'PlaceOrder'],
    { in: route },
    10,
    480,
  );
  const prepare = from.checkout!('prepareOrderItemsAndShippingQuoteFromCart', {
    in: place,
    ms: ms(12, 200),
  });
  const cart = rpc('checkout', 'cart', ['CartService', 'GetCart'], { in: prepare }, 15, 40);
  from.cart!('HGET', {
    kind: 'CLIENT',
    in: cart,
    ms: ms(20, 30),
    attributes: {
      'db.system.name': 'redis',
      'db.query.text': 'HGET 0b5fd3a8-9a57-4d1c-8d3b-0c8e1d2f3a41',
    },
  });
  for (let i = 0; i < 3; i++)
    rpc(
      'checkout',
      'product-catalog',
      ['ProductCatalogService', 'GetProduct'],
      { in: prepare },
      50 + 10 * i,
      58 + 10 * i,
    );
  const quote = from.checkout!('HTTP POST', {
    kind: 'CLIENT',
    in: prepare,
    ms: ms(100, 150),
    attributes: {
      'http.request.method': 'POST',
      'url.full': 'http://shipping:50050/get-quote',
      'server.address': 'shipping',
    },
  });
  from.shipping!('POST /get-quote', {
    kind: 'SERVER',
    in: quote,
    ms: ms(102, 148),
    attributes: serverOf('/get-quote'),
  });
  const charge = rpc('checkout', 'payment', ['PaymentService', 'Charge'], { in: place }, 210, 250);
  from.payment!('charge', {
    in: charge,
    ms: ms(215, 245),
    attributes: {
      'app.payment.card_type': 'visa',
      'app.payment.card_valid': true,
      'app.loyalty.level': 'gold',
    },
  });
  const confirm = from.checkout!('HTTP POST', {
    kind: 'CLIENT',
    in: place,
    ms: ms(260, 320),
    attributes: {
      'http.request.method': 'POST',
      'url.full': 'http://email:6060/send_order_confirmation',
    },
  });
  const post = from.email!('POST /send_order_confirmation', {
    kind: 'SERVER',
    in: confirm,
    ms: ms(262, 318),
    attributes: serverOf('/send_order_confirmation'),
  });
  from.email!('send_email', {
    in: post,
    ms: ms(270, 310),
    attributes: { 'app.email.recipient': 'someone@example.com' },
  });
  const publish = from.checkout!('orders publish', {
    kind: 'PRODUCER',
    in: place,
    ms: ms(330, 340),
    attributes: kafka('send'),
  });
  const consumed = from.accounting!('orders process', {
    kind: 'CONSUMER',
    in: publish,
    isRemote: true,
    ms: ms(900, 980),
    attributes: kafka('process'),
  });
  from.accounting!('order-consumed', { in: consumed, ms: ms(905, 990) });
  const poll = from['fraud-detection']!('orders receive', {
    kind: 'CONSUMER',
    ms: ms(880, 890),
    links: [publish],
    attributes: kafka('receive'),
  });
  const process = from['fraud-detection']!('orders process', {
    kind: 'CONSUMER',
    in: poll,
    ms: ms(890, 940),
    links: [publish],
    attributes: kafka('process'),
  });
  rpc('fraud-detection', 'flagd', ['Evaluation', 'ResolveBoolean'], { in: process }, 895, 905);
  const ads = rpc('frontend', 'ad', ['AdService', 'GetAds'], { in: next }, 300, 330);
  for (let i = 0; i < 9; i++)
    from.ad!('getAdsByCategory', {
      in: ads,
      ms: ms(302 + i, 308 + i),
      attributes: { 'code.function.name': 'oteldemo.AdService.getAdsByCategory', 'thread.id': 42 },
      scope: 'io.opentelemetry.opentelemetry-instrumentation-annotations-1.16',
    });
  const list = rpc(
    'frontend',
    'recommendation',
    ['RecommendationService', 'ListRecommendations'],
    { in: next },
    340,
    380,
  );
  rpc(
    'recommendation',
    'product-catalog',
    ['ProductCatalogService', 'ListProducts'],
    { in: from.recommendation!('get_product_list', { in: list, ms: ms(342, 378) }) },
    345,
    370,
  );
}

const senders = new WeakMap<SentSpans, Record<string, ReturnType<SentSpans['service']>>>();
function services(sent: SentSpans) {
  const all =
    senders.get(sent) ??
    Object.fromEntries(
      Object.entries(languages).map(([name, language]) => [
        name,
        sent.service(name, {
          'telemetry.sdk.language': language,
          'service.namespace': 'opentelemetry-demo',
          'host.name': name,
          'k8s.pod.ip': '10.1.2.3',
        }),
      ]),
    );
  senders.set(sent, all);
  return all;
}

test('what the demo sends has only the findings that are true of it', () => {
  const sent = new SentSpans();
  for (let i = 0; i < 20; i++) sendOrder(sent, 700 * i);
  const { findings, services: scores } = review(sent.received);
  expect(
    findings.map(({ rule, service, count, of }) => `${rule} ${service} ${count}/${of}`),
  ).toEqual([
    'SPA-004 load-generator 20/20',
    'email-in-attribute email 20/40',
    'server-span-twice frontend 20/40',
    'attribute-renamed load-generator 20/20',
  ]);
  expect(scores.filter(({ score }) => score < 100)).toHaveLength(1);
});

test('streams that last for minutes are no fault; a stream without a parent is a CLIENT root', () => {
  const sent = new SentSpans();
  for (const at of [0, 1000, 2000, 3000]) {
    const stream = sent.service('ad')('flagd.evaluation.v1.Service/EventStream', {
      kind: 'CLIENT',
      ms: [at, at + 600_000],
      attributes: grpc('flagd.evaluation.v1.Service', 'EventStream'),
    });
    const server = sent.service('flagd')('flagd.evaluation.v1.Service/EventStream', {
      kind: 'SERVER',
      in: stream,
      ms: [at + 2, at + 600_000],
    });
    sent.service('flagd')('keep alive', { in: server, ms: [at + 300_000, at + 300_010] });
    // The client's span ends with the headers, the server's with the last event.
    const page = sent.service('frontend')('GET /events', {
      kind: 'SERVER',
      ms: [at, at + 300_000],
      attributes: serverOf('/events', 'GET'),
    });
    const fetch = sent.service('frontend')('GET', {
      kind: 'CLIENT',
      in: page,
      ms: [at + 1, at + 10],
      attributes: { 'url.full': 'http://feed/stream', 'http.request.method': 'GET' },
    });
    sent.service('feed')('GET /stream', {
      kind: 'SERVER',
      in: fetch,
      ms: [at + 3, at + 290_000],
      attributes: serverOf('/stream', 'GET'),
    });
  }
  const { findings } = review(sent.received);
  expect(findings.map(({ rule, service }) => `${rule} ${service}`)).toEqual(['SPA-004 ad']);
});
