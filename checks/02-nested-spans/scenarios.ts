import { setTimeout as pause } from 'node:timers/promises';
import { keepTime } from '#bar';
import type { Scenario } from '../../workshop/runner/scenario.ts';

export const scenarios: Record<string, Scenario> = {
  /**
   * For the second guest, the milk takes longer than the shot: somebody must wait for it, too. For
   * the first guest the grinding does, so that the second latte is begun meanwhile.
   */
  run(lesson, exporter) {
    const slow = ['steam milk', 'grind beans'];
    keepTime((work, id, ms) => pause(work === slow[id % 2] ? 4 * ms : ms));
    return lesson.run(exporter);
  },
};
