import { context, trace } from '@opentelemetry/api';
import { makeLatte, readRecipes, type Order } from '#bar';

const book = traced('read recipes', () => readRecipes());

function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  const span = trace.getTracer('recipes', '2.1.0').startSpan(name);
  return context.with(trace.setSpan(context.active(), span), work).finally(() => span.end());
}

export const make = (order: Order) =>
  traced('make latte', () =>
    makeLatte(order).then(async () => ({ drink: order.drink, of: (await book)[order.drink] })),
  );
