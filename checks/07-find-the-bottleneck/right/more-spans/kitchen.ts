import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { EspressoMachine, steamMilkFor, wantsMilk, type Cup, type RushOrder } from '#bar';
import { Service, type Open } from './service.ts';

export interface Drinks {
  cups: string[];
}

/** More spans than were asked for, between those that were, and more attributes. */
export function startKitchen(exporter: SpanExporter): Promise<Open> {
  const kitchen = new Service('kitchen', exporter);
  const machine = new EspressoMachine();

  kitchen.post('/drinks', async (call) => {
    const order = await call.req.json<RushOrder>();
    return kitchen.inSpan('make order', { 'coffee.drinks': order.drinks }, async () => {
      const cups = order.drinks.map((drink, i) => ({ id: 10 * order.id + i, drink }));
      return call.json<Drinks>({ cups: await Promise.all(cups.map(make)) });
    });
  });

  function make(cup: Cup): Promise<string> {
    return kitchen.tracer.startActiveSpan('make drink', async (span) => {
      span.setAttributes({ 'coffee.drink': cup.drink, 'coffee.cup': cup.id });
      await espresso(cup)
        .then(() => (wantsMilk(cup) ? steam(cup) : undefined))
        .finally(() => span.end());
      return cup.drink;
    });
  }

  function steam(cup: Cup): Promise<void> {
    return kitchen.inSpan('prepare milk', {}, () =>
      kitchen.inSpan('steam milk', { 'coffee.milk': 'fresh' }, () => steamMilkFor(cup)),
    );
  }

  async function espresso(cup: Cup): Promise<void> {
    const waiting = kitchen.tracer.startSpan('wait for machine');
    const release = await machine.take(cup).finally(() => waiting.end());
    await kitchen.inSpan('use machine', {}, () =>
      kitchen.inSpan('pull shot', {}, () => machine.pullShot(cup)).finally(release),
    );
  }

  return kitchen.open();
}
