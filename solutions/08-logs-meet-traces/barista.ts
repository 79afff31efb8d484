import { context } from '@opentelemetry/api';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

/** Orders a shot at the espresso machine, and resolves when it is pulled. */
export function waitForShot(order: Order, log: Log): Promise<void> {
  return new Promise((resolve) => {
    // The machine would call this in the context of the first order. So it brings its own along.
    const ready = context.bind(context.active(), () => {
      log('shot is ready', { 'coffee.drink': order.drink });
      resolve();
    });
    orderShot(order, ready);
  });
}
