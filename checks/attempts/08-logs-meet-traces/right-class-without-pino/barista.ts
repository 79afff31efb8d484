import { context } from '@opentelemetry/api';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

export async function waitForShot(order: Order, log: Log): Promise<void> {
  const { promise, pulled } = waiting();
  const here = context.active();
  orderShot(order, () => {
    context.with(here, log, undefined, 'shot is ready', { 'coffee.drink': order.drink });
    pulled();
  });
  await promise;
}

function waiting() {
  let pulled = () => {};
  const promise = new Promise<void>((resolve) => (pulled = resolve));
  return { promise, pulled };
}
