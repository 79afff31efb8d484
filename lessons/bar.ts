/**
 * The coffee bar itself: the work that your lessons trace. Nothing in here knows about
 * OpenTelemetry, and nothing in here needs to be changed.
 *
 * The bar tells the workshop what it really did, on a diagnostics channel. That is how a
 * check can see whether a span was open while its work was done.
 */
import { channel } from 'node:diagnostics_channel';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

const news = channel('coffee-bar');

export interface Order {
  id: number;
  drink: string;
}

/** The first guest of the day. */
export const firstOrder: Order = { id: 1, drink: 'espresso' };

/** A guest who wants a latte. */
export const oneLatte: Order = { id: 1, drink: 'latte' };

/** Two guests who come in together. */
export const twoOrders: Order[] = [
  { id: 1, drink: 'latte' },
  { id: 2, drink: 'cappuccino' },
];

/** The guest says what they want, and the counter writes it on a slip. */
export async function writeSlip(order: Order): Promise<void> {
  await work('write slip', order, 30);
}

export async function grindBeans(order: Order): Promise<void> {
  await work('grind beans', order, 10);
}

export async function pullShot(order: Order): Promise<void> {
  await work('pull shot', order, 25);
}

export async function steamMilk(order: Order): Promise<void> {
  await work('steam milk', order, 15);
}

/** Does nothing for `ms` milliseconds; every second order takes half as long again. */
async function work(name: string, order: Order, ms: number): Promise<void> {
  news.publish({ type: 'work', name, order: order.id, phase: 'begin' });
  await pause(order.id % 2 === 0 ? ms * 1.5 : ms);
  news.publish({ type: 'work', name, order: order.id, phase: 'end' });
}

/** An order with all that the counter knows about it. */
export interface CardOrder extends Order {
  shots: number;
  toGo: boolean;
  price: number;
  card: { number: string; credit: number };
}

/** Ten guests, one after the other. One of them has less on the card than the drink costs. */
export const tenOrders: CardOrder[] = [
  { id: 41, drink: 'latte', shots: 1, toGo: false, price: 3.6, card: card(1) },
  { id: 42, drink: 'cappuccino', shots: 2, toGo: true, price: 4.1, card: card(2) },
  { id: 43, drink: 'cortado', shots: 2, toGo: false, price: 3.4, card: card(3) },
  { id: 44, drink: 'flat white', shots: 3, toGo: true, price: 4.9, card: card(4, 2) },
  { id: 45, drink: 'latte', shots: 2, toGo: true, price: 4.2, card: card(5) },
  { id: 46, drink: 'mocha', shots: 1, toGo: false, price: 4.4, card: card(6) },
  { id: 47, drink: 'cappuccino', shots: 1, toGo: false, price: 3.5, card: card(7) },
  { id: 48, drink: 'flat white', shots: 2, toGo: true, price: 4.3, card: card(8) },
  { id: 49, drink: 'cortado', shots: 1, toGo: true, price: 2.8, card: card(9) },
  { id: 50, drink: 'latte', shots: 3, toGo: false, price: 4.8, card: card(10) },
];

function card(guest: number, credit = 50): CardOrder['card'] {
  return { number: String(4_000_123_400_000_000 + guest * 1_111), credit };
}

/** Brings the milk for a drink: oat milk where the fresh milk is out. */
export async function fetchMilk(order: Order): Promise<'fresh' | 'oat'> {
  await work('fetch milk', order, 4);
  if (order.id !== 44 && order.id !== 47) return 'fresh';
  news.publish({ type: 'said', what: 'milk is out', order: order.id });
  return 'oat';
}

export async function brew(order: Order, _milk: 'fresh' | 'oat'): Promise<void> {
  await work('brew', order, 8);
}

/** Takes the price from the card. Throws `CardDeclined` where there is not enough on it. */
export async function chargeCard(order: CardOrder): Promise<void> {
  await work('charge card', order, 6);
  if (order.card.credit < order.price) throw new CardDeclined();
}

export class CardDeclined extends Error {
  constructor() {
    super('the bank declined the card: not enough credit');
    this.name = 'CardDeclined';
  }
}

/** What the counter says to a guest whose order came to nothing. */
export function apologise(order: Order): void {
  news.publish({ type: 'said', what: 'apologise', order: order.id });
}

/** What kind of day the bar has. A lesson leaves it `quiet`; the check plans the others. */
export type Day = 'quiet' | 'rush' | 'fire' | 'long';

const guests: Record<Day, number> = { quiet: 3, rush: 5000, fire: 2, long: 200 };
let day: Day = 'quiet';
let pot: Promise<void> | undefined;

export function planDay(kind: Day): void {
  day = kind;
}

/**
 * The bar has its day. Each order is given to `takeOrder`: one after the other, in the rush hour
 * all at once. Resolves at closing time, when every order is done. Once `closing` is aborted,
 * it takes no more orders and closes early.
 */
export async function openBar(
  takeOrder: (order: Order) => void | Promise<void>,
  closing?: AbortSignal,
): Promise<void> {
  const serve = async (order: Order) => {
    await takeOrder(order);
    news.publish({ type: 'said', what: 'served', order: order.id });
  };
  const orders = Array.from({ length: guests[day] }, (_, i) => ({
    id: i + 1,
    drink: 'filter coffee',
  }));
  if (day === 'rush') await Promise.all(orders.map(serve));
  else {
    for (const order of orders) {
      if (closing?.aborted) return;
      await serve(order);
    }
  }
  if (day === 'fire') throw new Error('The coffee machine is on fire.');
  news.publish({ type: 'said', what: 'closing time', order: 0 });
}

/** Pours a filter coffee. In the rush hour everybody waits for the same pot. */
export async function pourCoffee(order: Order): Promise<void> {
  news.publish({ type: 'work', name: 'pour coffee', order: order.id, phase: 'begin' });
  await (day === 'rush' ? (pot ??= pause(15)) : pause(15));
  news.publish({ type: 'work', name: 'pour coffee', order: order.id, phase: 'end' });
}

/** A day at the bar: two hundred rounds of five guests. */
export const rounds: Order[][] = Array.from({ length: 200 }, (_, round) =>
  [1, 2, 3, 4, 5].map((guest) => ({ id: 5 * round + guest, drink: 'latte' })),
);

/** A latte that takes next to no time, so that a thousand of them do not take an afternoon. */
export async function pourAtOnce(order: Order): Promise<void> {
  news.publish({ type: 'work', name: 'pour', order: order.id, phase: 'begin' });
  await nextTurn();
  news.publish({ type: 'work', name: 'pour', order: order.id, phase: 'end' });
}

/** The kitchen makes a latte, from the beans to the foam. */
export async function makeLatte(order: Order): Promise<void> {
  await work('make latte', order, 40);
}
