import { context } from '@opentelemetry/api';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

/** Orders a shot at the espresso machine, and resolves when it is pulled. */
export function waitForShot(order: Order, log: Log): Promise<void> {
  return new Promise((resolve) => {
    // The machine calls back from a context of its own. This one goes along with the callback.
    const ready = context.bind(context.active(), () => {
      log('shot is ready', { 'coffee.drink': order.drink });
      resolve();
    });
    orderShot(order, ready);
  });
}
