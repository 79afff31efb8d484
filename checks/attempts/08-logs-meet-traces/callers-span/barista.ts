import { AsyncResource } from 'node:async_hooks';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

export function waitForShot(order: Order, log: Log): Promise<void> {
  return new Promise((resolve) => {
    const ready = () => {
      log('shot is ready', { 'coffee.drink': order.drink });
      resolve();
    };
    orderShot(order, AsyncResource.bind(ready));
  });
}
