import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

/** An `await` comes back to the context in which it began, whoever resolves the promise. */
export async function waitForShot(order: Order, log: Log): Promise<void> {
  await new Promise<void>((resolve) => orderShot(order, resolve));
  log('shot is ready', { 'coffee.drink': order.drink });
}
