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

  // TODO 1: the picture does not show what goes on in here. Add spans with `kitchen.inSpan`.
  // TODO 4: the picture now shows who waits for whom. What are they waiting for?
  async function make(cup: Cup): Promise<string> {
    const release = await machine.take(cup);
    try {
      await machine.pullShot(cup);
      if (wantsMilk(cup)) await steamMilkFor(cup);
    } finally {
      release();
    }
    return cup.drink;
  }

  return kitchen.open();
}
