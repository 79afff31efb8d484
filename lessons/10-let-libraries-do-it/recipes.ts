/** A library: the kitchen uses it, and so may anybody else who makes drinks. */
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { makeLatte, readRecipes, type Order } from '#bar';

// TODO 2: a library uses only `@opentelemetry/api`. The SDK belongs to the program.
const provider = new BasicTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'recipes' }),
  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter())],
});
const tracer = provider.getTracer('recipes');

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
