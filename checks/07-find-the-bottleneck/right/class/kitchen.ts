import { SpanStatusCode, type Span } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { EspressoMachine, steamMilkFor, wantsMilk, type Cup, type RushOrder } from '#bar';
import { Service, type Open } from './service.ts';

export interface Drinks {
  cups: string[];
}

/** A barista makes one cup, and gives the machine back before the milk. */
class Barista {
  #kitchen: Service;
  #machine: EspressoMachine;
  #cup: Cup;

  constructor(kitchen: Service, machine: EspressoMachine, cup: Cup) {
    this.#kitchen = kitchen;
    this.#machine = machine;
    this.#cup = cup;
  }

  work(): Promise<string> {
    return this.#traced('make drink', async (span) => {
      span.setAttribute('coffee.drink', this.#cup.drink);
      await this.#withMachine(() =>
        this.#traced('pull shot', () => this.#machine.pullShot(this.#cup)),
      );
      if (wantsMilk(this.#cup)) await this.#traced('steam milk', () => steamMilkFor(this.#cup));
      return this.#cup.drink;
    });
  }

  async #withMachine(use: () => Promise<void>): Promise<void> {
    const release = await this.#traced('wait for machine', () => this.#machine.take(this.#cup));
    await use().finally(release);
  }

  #traced<T>(name: string, work: (span: Span) => Promise<T>): Promise<T> {
    return this.#kitchen.tracer.startActiveSpan(name, async (span) => {
      try {
        return await work(span);
      } catch (error) {
        span.recordException(error as Error);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
  }
}

export function startKitchen(exporter: SpanExporter): Promise<Open> {
  const kitchen = new Service('kitchen', exporter);
  const machine = new EspressoMachine();

  kitchen.post('/drinks', async (call) => {
    const { id, drinks } = await call.req.json<RushOrder>();
    const baristas = drinks.map(
      (drink, i) => new Barista(kitchen, machine, { id: 10 * id + i, drink }),
    );
    const cups = await Promise.all(baristas.map((barista) => barista.work()));
    return call.json<Drinks>({ cups });
  });

  return kitchen.open();
}
