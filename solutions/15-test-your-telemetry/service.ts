import type { CardOrder, Slip } from '#bar';

/** The counter, whose telemetry you test. */
export interface Counter {
  /** Takes an order. Resolves with the drink, or rejects if the card is declined. */
  order(order: CardOrder): Promise<string>;
  /** Resolves when all the work is done, including the work that no guest waits for. */
  close(): Promise<void>;
}

/** Gets a slip and makes the drink. In production it is another service; in a test, it is yours. */
export type Kitchen = (slip: Slip) => Promise<string>;

/** For each run of your tests, the lesson and the check put another counter in this place. */
export { openCounter } from './good-active.ts';
