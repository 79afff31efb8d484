import { tenOrders, troubles, type CardOrder } from '#bar';
import type { Scenario } from '../../workshop/runner/scenario.ts';

/** The orders of another day. For 44 nothing goes wrong; the card of 9 is declined. */
export const otherOrders: CardOrder[] = [
  { id: 7, drink: 'chai', shots: 0, toGo: true, price: 3, card: card(11) },
  { id: 44, drink: 'ristretto', shots: 4, toGo: false, price: 2.4, card: card(12) },
  { id: 8, drink: 'Red Eye', shots: 5, toGo: true, price: 5.2, card: card(13) },
  { id: 9, drink: 'macchiato', shots: 6, toGo: false, price: 3.1, card: card(14, 1) },
];

/** What goes wrong on that day. */
export const otherTroubles = { milkIsOut: [7, 9], bankIsSilent: [8] };

function card(guest: number, credit = 50): CardOrder['card'] {
  return { number: String(4_000_123_400_000_000 + guest * 1_111), credit };
}

export const scenarios: Record<string, Scenario> = {
  /** `run` on another day. */
  async 'another day'(lesson, exporter) {
    tenOrders.splice(0, tenOrders.length, ...otherOrders);
    Object.assign(troubles, otherTroubles);
    await lesson.run(exporter);
  },
};
