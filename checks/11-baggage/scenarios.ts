import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { gardenOrder, type KitchenOrder, type TableOrder } from '#bar';
import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Scenario } from '../../workshop/runner/scenario.ts';
import { intervene } from '../programs.ts';

/** A request that a program got. */
export interface Got {
  by: string;
  route: string;
  headers: IncomingHttpHeaders;
}

/** A request that a program sent, and what its context and its propagators were then. */
export interface Sent {
  by: string;
  route: string;
  to: string;
  baggage: Record<string, string>;
  /** The headers that the registered propagators write. */
  written: string[];
}

export interface Day {
  got: Got[];
  sent: Sent[];
  /** What guests got for their orders, by the id. */
  answers: { id: number; text: string }[];
  /** What the kitchen was sent besides headers, and what the supplier was. */
  toKitchen: string[];
  bodies: string[];
}

/** What a request says of its guest; what it does not say is missing. */
export interface Notes {
  table?: string;
  tier?: string;
}

/** Is in every entry of a stranger that nobody asked for. */
export const strangersWord = 'k-7741';

/** Two guests who order at the same moment, each with baggage that somebody else wrote. */
export const terraceOrders: TableOrder[] = [
  {
    ...gardenOrder,
    id: 21,
    drink: 'mocha',
    table: 'Terrace 5',
    guest: { name: 'Linus', tier: 'silver', card: '4000123400037774' },
  },
  {
    ...gardenOrder,
    id: 22,
    milk: 'fresh',
    table: 'café, 50%; left of the door to the yard, under the lamp with the green shade',
    guest: { name: 'Ada', tier: 'gold', card: '4000123400038885' },
  },
];
export const forged = `coffee.table=throne,app.theme=${strangersWord}`;

export const allOrders = [gardenOrder, ...terraceOrders];

/** Fails: while it is made, the supplier breaks off every connection. */
export const failedOrder: TableOrder = { ...gardenOrder, id: 23 };

/** Orders that other programs send to the kitchen: what they say, and what there is to read. */
export const foreignOrders: { order: KitchenOrder; baggage?: string; notes: Notes }[] = [
  {
    order: { id: 91, drink: 'flat white', milk: 'oat' },
    baggage: `rider=${strangersWord},coffee.table=caf%C3%A9%20door;since=noon, coffee.guest.tier = platinum,coffee.voucher=${strangersWord}`,
    notes: { table: 'café door', tier: 'platinum' },
  },
  // From a till that knows nothing of baggage.
  { order: { id: 92, drink: 'espresso', milk: 'fresh' }, notes: {} },
  {
    order: { id: 93, drink: 'cortado', milk: 'oat' },
    baggage: 'coffee.guest.tier=bronze',
    notes: { tier: 'bronze' },
  },
];

const probe = new URL('./probe.ts', import.meta.url).href;

/** Plays `run` with the probe in both programs. A `visit` comes before the guest of `run`. */
async function play(
  run: () => Promise<void>,
  visitWith?: (order: Order, ...urls: [string, string]) => Promise<void>,
): Promise<Day> {
  const day = emptyDay();
  let failing = false;
  const order: Order = async (url, one, baggage) => {
    const headers = baggage ? { baggage } : undefined;
    failing = one === failedOrder;
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(one) });
    day.answers.push({ id: one.id, text: await response.text() });
    failing = false;
  };
  intervene({
    visit: visitWith && ((...urls) => visitWith(order, ...urls)),
    starting: (_, { nodeOptions }) => nodeOptions.push('--import', probe),
    started({ file, child }) {
      child.on('message', ({ seen }: { seen?: { got?: Got; sent?: Sent; body?: string } }) => {
        if (seen?.got) day.got.push({ ...seen.got, by: file });
        if (seen?.body && file === 'kitchen.ts') day.toKitchen.push(seen.body);
        if (seen?.sent) day.sent.push({ ...seen.sent, by: file });
      });
    },
  });
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.url?.startsWith('/v1/')) return;
    if (failing) request.socket.destroy();
    request.on('data', (chunk) => day.bodies.push(String(chunk)));
  });
  await run();
  return day;
}

/** Orders something at that URL. */
type Order = (url: string, order: KitchenOrder, baggage?: string) => Promise<void>;

export const scenarios: Record<string, Scenario> = {
  run: (lesson, exporter) => play(() => lesson.run(exporter)),

  /** Other programs know where the bar is, and what they send is theirs. */
  strangers: (lesson, exporter) =>
    play(
      () => lesson.run(exporter),
      async (order, counter, kitchen) => {
        await Promise.all(terraceOrders.map((one) => order(`${counter}/orders`, one, forged)));
        for (const { order: one, baggage } of foreignOrders) {
          await order(`${kitchen}/drinks`, one, baggage);
        }
        await order(`${counter}/orders`, failedOrder);
      },
    ),
};

function emptyDay(): Day {
  return { got: [], sent: [], answers: [], toKitchen: [], bodies: [] };
}

/** What the scenario saw; where `run` broke off, nothing. */
export function dayOf({ recording }: RecordedRun): Day {
  return (recording.scenarioResult as Day | undefined) ?? emptyDay();
}

/** The counter’s calls to the kitchen; at least one, so that a mistake is seen and not guessed. */
export function callsOf(run: RecordedRun): Sent[] {
  const calls = dayOf(run).sent.filter(
    ({ by, route }) => by === 'counter.ts' && route === 'POST /drinks',
  );
  if (calls.length === 0) throw new Error('The counter never called the kitchen.');
  return calls;
}
