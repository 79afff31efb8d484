import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

export function waitForShot(order: Order, log: Log): Promise<void> {
  const pulled = new Promise<void>((resolve) => {
    orderShot(order, () => resolve());
  });
  return pulled.then(() => log('shot is ready', { 'coffee.drink': order.drink }));
}
