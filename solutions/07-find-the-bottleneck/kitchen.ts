import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { EspressoMachine, steamMilkFor, wantsMilk, type Cup, type RushOrder } from '#bar';
import { Service, type Open } from './service.ts';

export interface Drinks {
  cups: string[];
}

export function startKitchen(exporter: SpanExporter): Promise<Open> {
  const kitchen = new Service('kitchen', exporter);
  const machine = new EspressoMachine();

  kitchen.post('/drinks', async (call) => {
    const { id, drinks } = await call.req.json<RushOrder>();
    // Every cup has a barista of its own.
    const cups = drinks.map((drink, i) => make({ id: 10 * id + i, drink }));
    return call.json<Drinks>({ cups: await Promise.all(cups) });
  });

  function make(cup: Cup): Promise<string> {
    // Which drink it is: without it, nobody can tell why one bar is longer than the next.
    const about = { 'coffee.drink': cup.drink };
    return kitchen.inSpan('make drink', about, async () => {
      // Waiting has a span of its own, so that a slow machine and a long line look different.
      const release = await kitchen.inSpan('wait for machine', about, () => machine.take(cup));
      // On every way out: if a shot fails, the next cup still has to get the machine.
      try {
        await kitchen.inSpan('pull shot', about, () => machine.pullShot(cup));
      } finally {
        release();
      }
      // Outside the lock: the milk does not need the machine, but the next cup does.
      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
      return cup.drink;
    });
  }

  return kitchen.open();
}
