import {
  context,
  propagation,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Context,
  type SpanOptions,
} from '@opentelemetry/api';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import type { IncomingMessage } from 'node:http';
import { channel, subscribe } from 'node:diagnostics_channel';
import { planDay, putOnRail, tableOrders, type Slip } from '#bar';
import type { Scenario } from '../../workshop/runner/scenario.ts';
import type { RecordedRun } from '../../workshop/checking/assertions.ts';

/** What a slip says of its guest; what it does not say is missing. */
export interface Notes {
  table?: string;
  tier?: string;
}

/** Stands in every entry of a stranger that nobody asked for. */
export const strangersWord = 'k-7741';

const deliveryTrace = '00-0af7651916cd43dd8448eb211c80319c';

/** Slips that other programs wrote: what is on them, and what there is to read. */
export const foreignSlips: { slip: Slip; notes: Notes; sender?: string }[] = [
  {
    slip: {
      id: 91,
      drink: 'flat white',
      headers: {
        traceparent: `${deliveryTrace}-b7ad6b7169203331-01`,
        baggage: `rider=${strangersWord},coffee.table=caf%C3%A9%20door;since=noon, coffee.guest.tier = platinum,coffee.voucher=${strangersWord}`,
      },
    },
    notes: { table: 'café door', tier: 'platinum' },
    sender: 'b7ad6b7169203331',
  },
  // Of the same trace, not sampled, and without baggage.
  {
    slip: {
      id: 92,
      drink: 'espresso',
      headers: { traceparent: `${deliveryTrace}-c8be7c827a314442-00` },
    },
    notes: {},
    sender: 'c8be7c827a314442',
  },
  // From a till that knows nothing of traces.
  { slip: { id: 93, drink: 'espresso', headers: {} }, notes: {} },
  {
    slip: {
      id: 94,
      drink: 'cortado',
      headers: {
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        tracestate: 'app=1',
        baggage: 'coffee.table=patio%203',
      },
    },
    notes: { table: 'patio 3' },
    sender: '00f067aa0ba902b7',
  },
  // Its `traceparent` was cut off on the way.
  {
    slip: {
      id: 95,
      drink: 'mocha',
      headers: {
        traceparent: '00-5cf92f3577b34da6a3ce929d0e0e4736-11f067aa0ba902b8',
        baggage: 'coffee.guest.tier=bronze',
      },
    },
    notes: { tier: 'bronze' },
  },
];

/** In the rush hour, the guests sit elsewhere than on a quiet day. */
export const rushOrders = tableOrders.map((order, i) => ({
  ...order,
  table: ['terrace 5', 'window 2', 'bar 7', 'garden 8'][i]!,
  guest: { ...order.guest, tier: i % 2 ? ('gold' as const) : ('silver' as const) },
}));

/** The slip that a waiter takes along, and what he writes on it. */
export const passedOn = {
  id: 2,
  notes: { table: 'roof 9', tier: 'gold' },
  sender: 'd9cf8d938b425553',
};

function passOn({ headers }: Slip): void {
  headers.traceparent &&= `00-6df92f3577b34da6a3ce929d0e0e4736-${passedOn.sender}-01`;
  headers.baggage &&= headers.baggage.replace(/(coffee\.table\s*=)[^,;]*/, '$1roof%209');
}

/** Which trace and which baggage were active when something was done or a span was started. */
interface Seen {
  what: string;
  order?: number;
  traceId?: string;
  baggage: Record<string, string>;
}

interface Day {
  /** The slips as they were hung up, and as the kitchen got them, batch by batch. */
  hung: Slip[][];
  given: Slip[][];
  seen: Seen[];
  /** The headers that the registered propagators write. */
  written: string[];
  /** What the supplier was sent besides headers. */
  bodies: string[];
}

/** Plays `run`, and answers with what it saw of it. */
const run: Scenario = async (lesson, exporter) => {
  const day: Day = { hung: [], given: [], seen: [], written: [], bodies: [] };
  const look = (what: string, order?: number, here = context.active()) => {
    const entries = propagation.getBaggage(here)?.getAllEntries() ?? [];
    const baggage = Object.fromEntries(entries.map(([key, { value }]) => [key, value]));
    day.seen.push({ what, order, traceId: trace.getSpanContext(here)?.traceId, baggage });
  };
  const tracer = Object.getPrototypeOf(new BasicTracerProvider().getTracer('check'));
  const { startSpan } = tracer;
  tracer.startSpan = function (name: string, options?: SpanOptions, here?: Context) {
    look(name, undefined, here);
    return startSpan.call(this, name, options, here);
  };
  const news = channel('coffee-bar');
  news.subscribe(async (message) => {
    const { what, name, order, phase } = message as Record<string, string>;
    if (what !== 'turn over') look(what ?? name ?? '', Number(order));
    if (name !== 'rinse' || phase !== 'end') return;
    // An interval may have run out meanwhile, and then the next round need not wait.
    if (process.getActiveResourcesInfo().includes('Timeout')) return;
    // Whatever goes on at once has gone on after so many turns, and no timer has run.
    for (let turn = 0; turn < 200; turn++) await undefined;
    news.publish({ type: 'said', what: 'turn over', order });
  });
  subscribe('coffee-bar-batches', (message) => {
    const slips = message as Slip[];
    if (day.hung.length === 0) day.written = written();
    day.hung.push(structuredClone(slips));
    const taken = slips.find(({ id }) => id === passedOn.id);
    if (taken && day.hung.flat().some(({ id }) => id > 90)) passOn(taken);
    day.given.push(structuredClone(slips));
  });
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.on('data', (chunk) => day.bodies.push(String(chunk)));
  });
  await lesson.run(exporter);
  return day;
};

/** What the propagators write that are registered now. */
function written(): string[] {
  const headers = {};
  const span = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: TraceFlags.SAMPLED };
  const baggage = propagation.createBaggage({ any: { value: 'thing' } });
  const here = trace.setSpanContext(ROOT_CONTEXT, span);
  propagation.inject(propagation.setBaggage(here, baggage), headers);
  return Object.keys(headers);
}

/** What the scenario saw; where `run` broke off, nothing. */
export function dayOf({ recording }: RecordedRun): Day {
  const nothing: Day = { hung: [], given: [], seen: [], written: [], bodies: [] };
  return (recording.scenarioResult as Day | undefined) ?? nothing;
}

/** The slips as the counter hung them up. */
export function slipsOf(run: RecordedRun): Slip[] {
  return dayOf(run).hung.flat();
}

/** All guests come at once, and slips of others hang between theirs. */
const rush: Scenario = (lesson, exporter) => {
  planDay('rush');
  tableOrders.map = rushOrders.map.bind(rushOrders) as typeof tableOrders.map;
  const [first, second, ...others] = foreignSlips.map(({ slip }) => structuredClone(slip));
  putOnRail(first!);
  putOnRail(second!);
  const more = () => others.splice(0).forEach(putOnRail);
  subscribe('coffee-bar-batches', () => queueMicrotask(more));
  return run(lesson, exporter);
};

export const scenarios: Record<string, Scenario> = { run, rush };
