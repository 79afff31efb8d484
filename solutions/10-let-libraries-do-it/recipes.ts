/** A library: the kitchen uses it, and so may anybody else who makes drinks. */
import { trace } from '@opentelemetry/api';
import { makeLatte, readRecipes, type Order } from '#bar';

// Only the API. The program decides whether there is an SDK, and which one.
const tracer = trace.getTracer('recipes');

const recipes = await tracer.startActiveSpan('read recipes', async (span) => {
  try {
    return await readRecipes();
  } finally {
    span.end();
  }
});

export interface Drink {
  drink: string;
  of: string[];
}

export async function make(order: Order): Promise<Drink> {
  return tracer.startActiveSpan('make latte', async (span) => {
    try {
      await makeLatte(order);
      return { drink: order.drink, of: recipes[order.drink] ?? [] };
    } finally {
      span.end();
    }
  });
}
