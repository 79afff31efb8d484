import { setTimeout as pause } from 'node:timers/promises';
import { keepTime, twoOrders } from '#bar';
import type { Scenario } from '../../workshop/runner/scenario.ts';

export const scenarios: Record<string, Scenario> = {
  /**
   * For the second guest, the milk takes longer than the shot: somebody must wait for it, too. For
   * the first guest the grinding does, so that the second latte is begun meanwhile. Both want the
   * same drink.
   */
  run(lesson, exporter) {
    for (const order of twoOrders) order.drink = 'latte';
    const slow = ['steam milk', 'grind beans'];
    keepTime((work, id, ms) => pause(work === slow[id % 2] ? 4 * ms : ms));
    return lesson.run(exporter);
  },
};
