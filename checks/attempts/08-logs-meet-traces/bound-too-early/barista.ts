import { AsyncResource } from 'node:async_hooks';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

const sayReady = AsyncResource.bind((order: Order, log: Log) =>
  log('shot is ready', { 'coffee.drink': order.drink }),
);

export function waitForShot(order: Order, log: Log): Promise<void> {
  return new Promise((resolve) => {
    orderShot(order, () => {
      sayReady(order, log);
      resolve();
    });
  });
}
