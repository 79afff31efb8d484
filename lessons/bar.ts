/**
 * The coffee bar itself: the work that your lessons trace. Nothing in here knows about
 * OpenTelemetry, and nothing in here needs to be changed.
 *
 * The bar tells the workshop what it really did, on a diagnostics channel. That is how a
 * check can see whether a span was open while its work was done.
 */
import { channel } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';

const news = channel('coffee-bar');

export interface Order {
  id: number;
  drink: string;
}

/** The first guest of the day. */
export const firstOrder: Order = { id: 1, drink: 'espresso' };

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
