import { context } from '@opentelemetry/api';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

/** Orders a shot at the espresso machine, and resolves when it is pulled. */
export function waitForShot(order: Order, log: Log): Promise<void> {
  return new Promise((resolve) => {
    // The machine calls from the context of the first order, so this function brings its own.
    const ready = context.bind(context.active(), () => {
      log('shot is ready', { 'coffee.drink': order.drink });
      resolve();
    });
    orderShot(order, ready);
  });
}
