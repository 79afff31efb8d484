import { context, trace, type Context } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { EspressoMachine, steamMilkFor, wantsMilk, type Cup, type RushOrder } from '#bar';
import { Service, type Open } from './service.ts';

export interface Drinks {
  cups: string[];
}

/** No helper, no active span, no `await`: parents are given by hand. */
export function startKitchen(exporter: SpanExporter): Promise<Open> {
  const kitchen = new Service('kitchen', exporter);
  const machine = new EspressoMachine();

  kitchen.post('/drinks', (call) =>
    call.req.json<RushOrder>().then(({ id, drinks }) => {
      const here = context.active();
      return Promise.all(drinks.map((drink, i) => make({ id: 10 * id + i, drink }, here))).then(
        (cups) => call.json<Drinks>({ cups }),
      );
    }),
  );

  function make(cup: Cup, here: Context): Promise<string> {
    const span = kitchen.tracer.startSpan('make drink', {}, here);
    span.setAttribute('coffee.drink', cup.drink);
    const inside = trace.setSpan(here, span);
    const step = <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const part = kitchen.tracer.startSpan(name, {}, inside);
      return work().finally(() => part.end());
    };
    return step('wait for machine', () => machine.take(cup))
      .then((release) => step('pull shot', () => machine.pullShot(cup)).finally(release))
      .then(() => (wantsMilk(cup) ? step('steam milk', () => steamMilkFor(cup)) : undefined))
      .then(() => cup.drink)
      .finally(() => span.end());
  }

  return kitchen.open();
}
