/**
 * The coffee bar itself: the work that your lessons trace. Nothing in here knows about
 * OpenTelemetry, and nothing in here needs to be changed.
 *
 * The bar tells the workshop what it really did, on a diagnostics channel. That is how a
 * check can see whether a span was open while its work was done.
 */
import { channel } from 'node:diagnostics_channel';
import { EventEmitter, on } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  await takeTime(name, order.id, order.id % 2 === 0 ? ms * 1.5 : ms);
  news.publish({ type: 'work', name, order: order.id, phase: 'end' });
}

/** Sends an order to the espresso machine, over the network. The machine says what it reads. */
export async function sendToMachine(order: Order, headers: Record<string, string>): Promise<void> {
  const sent = Object.entries(headers).map(
    ([name, value]) => `order ${order.id}, ${name}: ${value}`,
  );
  console.log(sent.join('\n') || `order ${order.id} has no headers`);
  news.publish({ type: 'said', what: `headers ${JSON.stringify(headers)}`, order: order.id });
  await pullShot(order);
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

/** For which orders something goes wrong. The check plans another day. */
export const troubles = { milkIsOut: [44, 47], bankIsSilent: [] as number[] };

/** Brings the milk for a drink: oat milk where the fresh milk is out. */
export async function fetchMilk(order: Order): Promise<'fresh' | 'oat'> {
  await work('fetch milk', order, 4);
  if (!troubles.milkIsOut.includes(order.id)) return 'fresh';
  news.publish({ type: 'said', what: 'milk is out', order: order.id });
  return 'oat';
}

export async function brew(order: Order, _milk: 'fresh' | 'oat'): Promise<void> {
  await work('brew', order, 8);
}

/** Takes the price from the card. Throws `CardDeclined` where there is not enough on it. */
export async function chargeCard(order: CardOrder): Promise<void> {
  await work('charge card', order, 6);
  if (troubles.bankIsSilent.includes(order.id)) throw new BankSilent();
  if (order.card.credit < order.price) throw new CardDeclined();
}

export class CardDeclined extends Error {
  constructor() {
    super('the bank declined the card: not enough credit');
    this.name = 'CardDeclined';
  }
}

/** Thrown where the bar has given up waiting. Its `cause` is what happened on the wire. */
class BankSilent extends Error {
  constructor() {
    super('the bank does not answer', { cause: new Error('read ETIMEDOUT') });
    this.name = 'AbortError';
  }
}

/** What the counter says to a guest whose order came to nothing, and why it did. */
export function apologise(order: Order, error?: unknown): void {
  news.publish({ type: 'said', what: 'apologise', order: order.id });
  for (let why = error; why instanceof Error; why = why.cause) {
    const original = why instanceof CardDeclined || why instanceof BankSilent;
    const what = `${original ? 'because' : 'perhaps because'} ${why.message}`;
    news.publish({ type: 'said', what, order: order.id });
  }
}

/** What kind of day the bar has. A lesson leaves it `quiet`; the check plans the others. */
export type Day = 'quiet' | 'rush' | 'fire' | 'long';

const guests: Record<Day, number> = { quiet: 3, rush: 5000, fire: 2, long: 200 };
let day: Day = 'quiet';
let staysOpen: Promise<unknown> | undefined;
let pot: Promise<void> | undefined;
let trouble = new Error('The coffee machine is on fire.');

/** `error` is that of the day with the fire; the bar does not close before `until` is fulfilled. */
export function planDay(
  kind: Day,
  { error = trouble, until }: { error?: Error; until?: Promise<unknown> } = {},
): void {
  day = kind;
  trouble = error;
  staysOpen = until;
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
  await staysOpen;
  if (day === 'fire') throw trouble;
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

/** Two guests who order the same at the same moment. */
export const twoLattes: Order[] = [
  { id: 1, drink: 'latte' },
  { id: 3, drink: 'latte' },
];

/** Where the services write their lines. In production it is a file, or standard output. */
export const journal = {
  lines: [] as string[],
  write(text: string): void {
    for (const line of text.trimEnd().split('\n')) {
      journal.lines.push(line);
      news.publish({ type: 'said', what: line, order: 0 });
    }
  },
};

const machine = new EventEmitter();
let switchedOn: Promise<void> | undefined;

/**
 * Puts a slip on the kitchen's one espresso machine. It calls `ready` when that shot is pulled.
 * The first order switches the machine on; from then on it works off one slip after the other.
 */
export function orderShot(order: Order, ready: () => void): void {
  switchedOn ??= workOffSlips();
  machine.emit('slip', order, ready);
}

async function workOffSlips(): Promise<void> {
  for await (const [order, ready] of on(machine, 'slip')) {
    await work('pull shot', order, 40);
    ready();
  }
}

/** What the kitchen has to know of an order. */
export interface KitchenOrder extends Order {
  milk: 'fresh' | 'oat';
}

/** An order with all that the counter knows of its guest. */
export interface TableOrder extends KitchenOrder {
  table: string;
  guest: { name: string; tier: 'gold' | 'silver'; card: string };
}

/** A guest in the garden who wants oat milk. */
export const gardenOrder: TableOrder = {
  id: 3,
  drink: 'latte',
  milk: 'oat',
  table: 'garden 2',
  guest: { name: 'Grace', tier: 'gold', card: card(33).number },
};

/** The oat milk comes from another company. It has a server of its own, and says what it reads. */
export async function openSupplier(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(({ headers }, response) => {
    response.end(`The supplier reads: ${headers.baggage ?? 'no baggage'}`);
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Three guests of a quiet day; the last one comes only in the rush hour. */
export const railOrders: Order[] = [
  { id: 1, drink: 'latte' },
  { id: 2, drink: 'mocha' },
  { id: 3, drink: 'latte' },
  { id: 4, drink: 'cortado' },
];

/** What hangs on the rail. `headers` is for whatever else has to travel with the order. */
export interface Slip {
  id: number;
  drink: string;
  headers: Record<string, string>;
}

const slipsPerBatch = 3;
const batches = channel('coffee-bar-batches');
let rail: string[] = [];
let cook: (slips: Slip[]) => Promise<void>;
const cooking: Promise<void>[] = [];

/**
 * The guests order: one after the other, in the rush hour all at once. Each order is given to
 * `takeOrder`, and each batch of slips from the rail to `makeDrinks`. Resolves when all is done.
 */
export async function serveGuests(
  takeOrder: (order: Order) => Promise<void>,
  makeDrinks: (slips: Slip[]) => Promise<void>,
): Promise<void> {
  cook = makeDrinks;
  if (day === 'rush') await Promise.all(railOrders.map(takeOrder));
  else for (const order of railOrders.slice(0, 3)) await takeOrder(order);
  await Promise.all(cooking);
  await nextTurn();
}

/** Hangs a slip on the rail, as text. The third one calls the kitchen. */
export function putOnRail({ id, drink, headers }: Slip): void {
  const text = Object.entries(headers).map(([name, value]) => `slip ${id}, ${name}: ${value}`);
  console.log(text.join('\n') || `slip ${id} has no headers`);
  news.publish({ type: 'said', what: 'slip on the rail', order: id });
  rail.push(JSON.stringify({ id, drink, headers }));
  if (rail.length < slipsPerBatch) return;
  const slips = rail.map((slip): Slip => JSON.parse(slip));
  batches.publish(slips);
  rail = [];
  cooking.push(nextTurn().then(() => cook(slips)));
}

/** Makes the drink of an order or a slip. */
export async function makeDrink({ id, drink }: Order): Promise<void> {
  await work('make drink', { id, drink }, 15);
}

/** "A latte!" The guest hears it and comes. */
export function callOut(order: Order): void {
  news.publish({ type: 'said', what: 'call out', order: order.id });
}

/** Puts a stamp on the guest's loyalty card. */
export async function stampCard(order: Order): Promise<void> {
  await work('stamp card', order, 5);
}

/** Rinses the machine; the rounds are numbered from 1. */
export async function rinse(round: number): Promise<void> {
  await work('rinse', { id: round, drink: 'water' }, 10);
}

/** What a table orders: several drinks at once. */
export interface RushOrder {
  id: number;
  drinks: string[];
}

/** One of those drinks. Each has a number of its own. */
export interface Cup {
  id: number;
  drink: string;
}

/** Two tables that order at the same moment. */
export const rushHour: RushOrder[] = [
  { id: 1, drinks: ['latte', 'latte', 'espresso'] },
  { id: 2, drinks: ['espresso'] },
];

/** What there is and what it costs, in cents. It may be another menu in a minute. */
export const menu: Record<string, { price: number; milk: boolean; soldOut?: boolean }> = {
  espresso: { price: 240, milk: false },
  latte: { price: 360, milk: true },
  cappuccino: { price: 350, milk: true },
};

let takeTime = (_work: string, _id: number, ms: number): Promise<unknown> => pause(ms);

/** Gives the bar another sense of time. The check does it to let one thing wait for another. */
export function keepTime(clock: typeof takeTime): void {
  takeTime = clock;
}

async function timed(name: string, id: number, ms: number): Promise<void> {
  news.publish({ type: 'work', name, order: id, phase: 'begin' });
  await takeTime(name, id, ms);
  news.publish({ type: 'work', name, order: id, phase: 'end' });
}

/** Which of the ordered drinks are sold out. */
export async function lookInStock({ id, drinks }: RushOrder): Promise<string[]> {
  await timed('look in stock', id, 15);
  return [...new Set(drinks)].filter((drink) => !menu[drink] || menu[drink].soldOut);
}

let lookUps = 0;

/** The price of each of these drinks. It takes as long for ten of them as for one. */
export async function lookUpPrices(drinks: string[]): Promise<Record<string, number>> {
  await timed('look up prices', ++lookUps, 20);
  return Object.fromEntries(drinks.map((drink) => [drink, menu[drink]!.price]));
}

/** An espresso machine. One barista has it at a time; the others stand in line. */
export class EspressoMachine {
  #last = Promise.resolve();

  /** Resolves when it is this cup's turn, with the function that lets the next one have it. */
  async take({ id }: Cup): Promise<() => void> {
    news.publish({ type: 'work', name: 'wait for machine', order: id, phase: 'begin' });
    const before = this.#last;
    const { promise, resolve } = withResolvers();
    this.#last = promise;
    await before;
    news.publish({ type: 'work', name: 'wait for machine', order: id, phase: 'end' });
    news.publish({ type: 'work', name: 'have machine', order: id, phase: 'begin' });
    let had = true;
    return () => {
      if (had) news.publish({ type: 'work', name: 'have machine', order: id, phase: 'end' });
      had = false;
      resolve();
    };
  }

  async pullShot({ id }: Cup): Promise<void> {
    await timed('pull shot', id, 25);
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

export function wantsMilk({ drink }: Cup): boolean {
  return menu[drink]?.milk ?? false;
}

/** Steams the milk for a cup. Every barista has a steamer of their own. */
export async function steamMilkFor({ id }: Cup): Promise<void> {
  await timed('steam milk', id, 35);
}

/** Opens the recipe book, and reads what goes into which drink. */
export async function readRecipes(): Promise<Record<string, string[]>> {
  await work('read recipes', { id: 0, drink: '' }, 10);
  return { espresso: ['beans'], latte: ['beans', 'milk'] };
}

/** Every tenth order jams the machine once, every fortieth each time. The check has another day. */
export const jams = { once: 10, always: 40 };

export class MachineJammed extends Error {
  constructor(order: Order) {
    super(`the machine jammed at order ${order.id}`);
    this.name = 'MachineJammed';
  }
}

/** Lets the old machine try to make a drink. Throws `MachineJammed` if it jams. */
export async function tryMachine(order: Order, attempt: number): Promise<void> {
  if (order.drink.endsWith('tea'))
    throw new TypeError(`the machine has no button for ${order.drink}`);
  await work('try machine', order, order.drink === 'mocha' ? 60 : 3);
  const jammed = order.id % jams.always === 0 || (attempt === 1 && order.id % jams.once === 0);
  if (jammed) throw new MachineJammed(order);
}
