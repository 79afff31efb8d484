import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

/** Orders a shot at the espresso machine, and resolves when it is pulled. */
export function waitForShot(order: Order, log: Log): Promise<void> {
  return new Promise((resolve) => {
    // TODO 4: the machine calls this function. In which context does it run then?
    const ready = () => {
      log('shot is ready', { 'coffee.drink': order.drink });
      resolve();
    };
    orderShot(order, ready);
  });
}
