import { rule, times, type Build } from '../dev/rule-cases.ts';

interface Facts {
  name?: string;
  sent?: object;
  processed?: object;
  /** When the consumer begins, in milliseconds after the producer. */
  after?: number;
  consumer?: 'CONSUMER' | 'INTERNAL' | 'CLIENT';
  connected?: 'parent' | 'link' | 'inside';
}

/** Messages that the till sends and the barista processes. */
const messages =
  (count: number, facts: Facts = {}): Build =>
  (sent) => {
    const { name = 'messaging.destination.name', after = 200, consumer = 'CONSUMER' } = facts;
    const [till, barista] = [sent.service('till'), sent.service('barista')];
    const queue = { 'messaging.system': 'kafka', [name]: 'orders' };
    times(count, (i) => {
      const at = 1000 * i;
      const order = till('orders send', {
        kind: 'PRODUCER',
        in: till('POST /orders', { kind: 'SERVER', ms: [at, at + 100] }),
        ms: [at + 10, at + 20],
        attributes: { ...queue, 'messaging.kafka.message.offset': i, ...facts.sent },
      });
      const process = barista('orders process', {
        kind: consumer,
        ms: [at + after, at + after + 50],
        attributes: { ...queue, 'messaging.kafka.offset': i, ...facts.processed },
        ...(facts.connected === 'parent' && { in: order }),
        ...(facts.connected === 'link' && { links: [order] }),
      });
      if (facts.connected === 'inside')
        barista('make', { in: process, links: [order], ms: [at + after, at + after + 40] });
    });
  };
const without = {
  'messaging.kafka.message.offset': undefined,
  'messaging.kafka.offset': undefined,
};

rule(
  'message-context-lost',
  {
    'the same offset': [
      'All 8 CONSUMER spans begin traces of their own without a link, although the traces have earlier spans of `till` that sent to `orders`.',
      messages(8),
    ],
    'the same offset, much later': ['All 8 CONSUMER spans', messages(8, { after: 3_600_000 })],
    'the same time': ['All 8', messages(8, { sent: without, processed: without })],
    'the producer knows no offset': ['All 8', messages(8, { sent: without })],
    'old names': ['All 8', messages(8, { name: 'messaging.destination' })],
    'the same id, much later': [
      'All 8',
      messages(8, {
        sent: { ...without, 'messaging.message.id': 'a' },
        processed: { ...without, 'messaging.message.id': 'a' },
        after: 3_600_000,
      }),
    ],
    once: ['The only CONSUMER span begins a trace of its own', messages(1)],
  },
  {
    continued: messages(8, { connected: 'parent' }),
    linked: messages(8, { connected: 'link' }),
    'linked below': messages(8, { connected: 'inside' }),
    'another consumer links': (sent) => {
      messages(8)(sent);
      messages(1, { connected: 'link' })(sent);
    },
    'another destination': messages(8, { processed: { 'messaging.destination.name': 'cakes' } }),
    'another system': messages(8, { processed: { 'messaging.system': 'rabbitmq' } }),
    'another offset': messages(8, { processed: { 'messaging.kafka.offset': 4000 } }),
    'another id': messages(8, {
      sent: { ...without, 'messaging.message.id': 'a' },
      processed: { ...without, 'messaging.message.id': 'b' },
    }),
    'another partition': messages(8, {
      sent: { 'messaging.destination.partition.id': '1', ...without },
      processed: { 'messaging.destination.partition.id': '2', ...without },
    }),
    'before it was sent': messages(1, { after: -500 }),
    'much later': messages(1, { after: 3_600_000, sent: without, processed: without }),
    'the producer is not seen': (sent) => {
      times(8, () =>
        sent.service('barista')('orders process', {
          kind: 'CONSUMER',
          attributes: { 'messaging.destination.name': 'orders' },
        }),
      );
    },
    'the producer never came': (sent) => {
      messages(8)(sent);
      sent.service('barista')('orders process', {
        kind: 'CONSUMER',
        in: { traceId: sent.newId(32), spanId: sent.newId(16) },
        attributes: { 'messaging.destination.name': 'orders', 'messaging.system': 'kafka' },
      });
    },
    'no consumer': messages(8, { consumer: 'INTERNAL' }),
  },
);
