import { context, trace } from '@opentelemetry/api';
import { channel, subscribe } from 'node:diagnostics_channel';
import { planDay, putOnRail, type Slip } from '#bar';
import type { Scenario } from '../../workshop/runner/scenario.ts';
import type { RecordedRun } from '../../workshop/checking/assertions.ts';

const deliveryTrace = '00-0af7651916cd43dd8448eb211c80319c';

/** Slips that other programs wrote: what is on them, and the id of the span that they name. */
export const foreignSlips: { slip: Slip; sender?: string }[] = [
  {
    slip: {
      id: 91,
      drink: 'flat white',
      headers: { traceparent: `${deliveryTrace}-b7ad6b7169203331-01` },
    },
    sender: 'b7ad6b7169203331',
  },
  // Of the same trace, and not sampled.
  {
    slip: {
      id: 92,
      drink: 'espresso',
      headers: { traceparent: `${deliveryTrace}-c8be7c827a314442-00` },
    },
    sender: 'c8be7c827a314442',
  },
  // Of the same span as slip 91, but in another batch.
  {
    slip: {
      id: 94,
      drink: 'cortado',
      headers: { traceparent: `${deliveryTrace}-b7ad6b7169203331-01`, tracestate: 'app=1' },
    },
    sender: 'b7ad6b7169203331',
  },
  // From a till that knows nothing of traces, right behind a slip that names a sender.
  { slip: { id: 93, drink: 'espresso', headers: {} } },
  // Its `traceparent` was cut off on the way.
  {
    slip: {
      id: 95,
      drink: 'mocha',
      headers: { traceparent: '00-5cf92f3577b34da6a3ce929d0e0e4736-11f067aa0ba902b8' },
    },
  },
  // In one batch: ids of all zeros, and the version that is forbidden. Two have the same number.
  ...[
    '00-00000000000000000000000000000000-22f067aa0ba902b9-01',
    '00-7ef92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    'ff-8ff92f3577b34da6a3ce929d0e0e4736-33f067aa0ba902ba-01',
  ].map((traceparent, i) => ({
    slip: { id: i === 0 ? 96 : 97, drink: 'espresso', headers: { traceparent } },
  })),
];

/** How many of them hang before the first batch, and after each. */
const hungAtOnce = [2, 2, 1, 3];

/**
 * The slip that a waiter takes along, and the span that he writes on it. In the same batch, slip 91
 * names a span with the same id in another trace.
 */
export const passedOn = {
  id: 1,
  traceId: '6df92f3577b34da6a3ce929d0e0e4736',
  sender: 'b7ad6b7169203331',
};

function passOn({ headers }: Slip): void {
  headers.traceparent &&= `00-${passedOn.traceId}-${passedOn.sender}-01`;
}

interface Day {
  /** The slips as they were hung up, and as the kitchen got them, batch by batch. */
  hung: Slip[][];
  given: Slip[][];
  /** The trace that was active as each guest was called. */
  calls: { order: number; traceId?: string }[];
}

/** Plays `run`, and answers with what it saw of it. */
const run: Scenario = async (lesson, exporter) => {
  const day: Day = { hung: [], given: [], calls: [] };
  const news = channel('coffee-bar');
  news.subscribe(async (message) => {
    const { what, name, order, phase } = message as Record<string, string>;
    if (what === 'call out') {
      const { traceId } = trace.getSpanContext(context.active()) ?? {};
      day.calls.push({ order: Number(order), traceId });
    }
    if (name !== 'rinse' || phase !== 'end') return;
    // An interval may have run out meanwhile, and then the next round need not wait.
    if (process.getActiveResourcesInfo().includes('Timeout')) return;
    // Whatever goes on at once has gone on after so many turns, and no timer has run.
    for (let turn = 0; turn < 200; turn++) await undefined;
    news.publish({ type: 'said', what: 'turn over', order });
  });
  subscribe('coffee-bar-batches', (message) => {
    const slips = message as Slip[];
    day.hung.push(structuredClone(slips));
    const taken = slips.find(({ id }) => id === passedOn.id);
    if (taken && day.hung.flat().some(({ id }) => id > 90)) passOn(taken);
    day.given.push(structuredClone(slips));
  });
  await lesson.run(exporter);
  return day;
};

/** What the scenario saw; where `run` broke off, nothing. */
export function dayOf({ recording }: RecordedRun): Day {
  const nothing: Day = { hung: [], given: [], calls: [] };
  return (recording.scenarioResult as Day | undefined) ?? nothing;
}

/** The slips as the counter hung them up. */
export function slipsOf(run: RecordedRun): Slip[] {
  return dayOf(run).hung.flat();
}

/** All guests come at once, and slips of others hang between theirs. */
const rush: Scenario = (lesson, exporter) => {
  planDay('rush');
  const others = foreignSlips.map(({ slip }) => structuredClone(slip));
  const many = hungAtOnce.values();
  const hang = () => others.splice(0, many.next().value ?? 0).forEach(putOnRail);
  hang();
  subscribe('coffee-bar-batches', () => queueMicrotask(hang));
  return run(lesson, exporter);
};

export const scenarios: Record<string, Scenario> = { run, rush };
