import { trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { pathToFileURL } from 'node:url';
import type { Scenario } from '../../workshop/runner/scenario.ts';

/** The program that uses the library in scene `library`. */
export const user = 'milk bar';

/** The span that is active there while a drink is made. */
export const round = 'serve round';

export const scenarios: Record<string, Scenario> = {
  /** Another program, with an SDK of its own, uses the learner's `recipes.ts`. */
  async library(_lesson, exporter) {
    const provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': user }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    provider.register();
    const recipes = await import(new URL('recipes.ts', pathToFileURL(process.argv[1]!)).href);
    if (typeof recipes.make !== 'function') {
      throw new TypeError('recipes.ts does not export a function named `make`');
    }
    const order = { id: 1, drink: 'latte' };
    const drink = await trace.getTracer(user).startActiveSpan(round, async (span) => {
      const made = await recipes.make(order);
      span.end();
      return made;
    });
    await provider.shutdown();
    return drink;
  },
};
