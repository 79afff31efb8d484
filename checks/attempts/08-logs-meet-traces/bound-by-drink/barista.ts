import { context, type Context } from '@opentelemetry/api';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

const contexts = new Map<string, Context>();

export function waitForShot(order: Order, log: Log): Promise<void> {
  const { drink } = order;
  if (!contexts.has(drink)) contexts.set(drink, context.active());
  return new Promise((resolve) => {
    orderShot(order, () => {
      context.with(contexts.get(drink)!, () => log('shot is ready', { 'coffee.drink': drink }));
      resolve();
    });
  });
}
