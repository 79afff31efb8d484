import type { Span } from '@opentelemetry/api';
import { orderShot, type Order } from '#bar';
import type { Log } from './log.ts';

/** The span is handed on like the order: nothing has to be active. */
export function waitForShot(span: Span, order: Order, log: Log): Promise<void> {
  return new Promise((resolve) => {
    orderShot(order, () => {
      log(span, 'shot is ready', { 'coffee.drink': order.drink });
      resolve();
    });
  });
}
