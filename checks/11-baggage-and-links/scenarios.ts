import { subscribe } from 'node:diagnostics_channel';
import { planDay, putOnRail, type Slip } from '#bar';
import type { Scenario } from '../../workshop/runner/scenario.ts';
import type { RecordedRun } from '../../workshop/checking/assertions.ts';

/** A slip that another program wrote: the app of a delivery service, with a trace of its own. */
export const delivery: Slip = {
  id: 91,
  drink: 'flat white',
  headers: {
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    baggage: 'rider=7,coffee.table=caf%C3%A9%20door;since=noon, coffee.guest.tier = platinum',
  },
};

/** What is written in its baggage. */
export const deliveryNotes = { table: 'café door', tier: 'platinum' };

/** A slip from a till that knows nothing of traces. */
export const bare: Slip = { id: 92, drink: 'espresso', headers: {} };

/** Plays `run`, and answers with the batches of slips that the kitchen was given. */
const run: Scenario = async (lesson, exporter) => {
  const batches: Slip[][] = [];
  subscribe('coffee-bar-batches', (slips) => batches.push(structuredClone(slips) as Slip[]));
  await lesson.run(exporter);
  return batches;
};

/** The slips that the kitchen was given in a scene. */
export function slipsOf(run: RecordedRun): Slip[] {
  return batchesOf(run).flat();
}

/** The same, batch by batch. */
export function batchesOf({ recording }: RecordedRun): Slip[][] {
  return (recording.scenarioResult ?? []) as Slip[][];
}

/** All guests come at once, and two slips of others hang on the rail already. */
const rush: Scenario = (lesson, exporter) => {
  planDay('rush');
  putOnRail(delivery);
  putOnRail(bare);
  return run(lesson, exporter);
};

export const scenarios: Record<string, Scenario> = { run, rush };
