import { channel, subscribe } from 'node:diagnostics_channel';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { keepTime, menu, type RushOrder } from '#bar';
import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Moment } from '../../workshop/runner/recording.ts';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

/** What a table was answered; status 0 if the connection broke. */
export interface Reply {
  order: number;
  status: number;
  cups?: string[];
  bill?: { drink: string; price: number }[];
  total?: number;
  soldOut?: string[];
}

/** Drinks that are not on the usual menu: three tables order at once, the fourth after them. */
export const strangers: RushOrder[] = [
  { id: 3, drinks: ['galao', 'mocha', 'galao', 'ristretto', 'galao', 'latte'] },
  { id: 4, drinks: ['mocha'] },
  { id: 5, drinks: ['ristretto', 'Lungo', 'ristretto'] },
  { id: 6, drinks: ['Lungo', 'tap water', 'galao'] },
];
export const atOnce = strangers.slice(0, 3);

export const newDrinks: typeof menu = {
  galao: { price: 310, milk: true },
  mocha: { price: 445, milk: true },
  ristretto: { price: 215, milk: false },
  Lungo: { price: 255, milk: false },
  'tap water': { price: 0, milk: false },
};

/** One table after the other. After the first of them it is happy hour. */
export const fromMorning: (RushOrder & { soldOut?: string })[] = [
  { id: 11, drinks: ['cappuccino', 'espresso', 'cappuccino'] },
  { id: 12, drinks: ['cappuccino', 'espresso', 'cappuccino'] },
  { id: 13, drinks: ['cappuccino', 'espresso', 'cappuccino'], soldOut: 'cappuccino' },
  { id: 14, drinks: ['cappuccino'] },
];

export const happyHour: typeof menu = {
  espresso: { price: 195, milk: false },
  cappuccino: { price: 290, milk: true },
};

/** What may go wrong: the machine, the till, the stock, a drink that is not on the menu, an empty order. */
export const afternoon = {
  shotFails: { id: 15, drinks: ['cappuccino'] },
  next: { id: 16, drinks: ['espresso'] },
  tillFails: { id: 17, drinks: ['cappuccino'] },
  stockFails: { id: 20, drinks: ['cappuccino'] },
  unknown: { id: 18, drinks: ['espresso', 'matcha'] },
  nothing: { id: 19, drinks: [] },
} satisfies Record<string, RushOrder>;

/** When a table got its answer. */
export function servedAt({ recording: { said } }: RecordedRun, id: number): Moment | undefined {
  return said.find(({ what, order }) => what === 'served' && order === id)?.when;
}

/** How often the till was called for the table for which it fails. */
export function callsOfFailedTill(run: RecordedRun): number {
  const [from = 0, to = 0] = [afternoon.next, afternoon.tillFails].map(({ id }) =>
    servedAt(run, id),
  );
  return run.work('look up prices').filter(({ begin }) => from < begin && begin < to).length;
}

/**
 * The stock answers when all three tables have asked. A shot is done when every cup has been
 * started, and milk when all milk has. The first cup's milk takes until the other tables have been
 * served, and one more after them. If all of this can run at the same time, nobody waits.
 */
const rush: Scenario = async (lesson, exporter) => {
  Object.assign(menu, newDrinks);
  const cups = atOnce.flatMap(({ drinks }) => drinks);
  const milky = cups.filter((drink) => menu[drink]?.milk).length;
  const begun = { stock: new Set<number>(), cups: new Set<number>(), milk: new Set<number>() };
  const served = new Set<number>();
  const until = meeting(({ type, name, what, order, phase }) => {
    if (what === 'served') served.add(order);
    if (type !== 'work' || name === 'look up prices') return;
    if (name === 'look in stock') begun.stock.add(order);
    else begun.cups.add(order);
    if (name === 'steam milk') begun.milk.add(order);
    if (name === 'pull shot' && phase === 'end') void tellThatShotIsOver(order);
  });
  keepTime(async (work, id) => {
    if (work === 'look in stock') await until(() => begun.stock.size >= atOnce.length);
    if (work === 'pull shot') await until(() => begun.cups.size >= cups.length);
    if (work === 'steam milk') await until(() => begun.milk.size >= milky);
    if (work === 'steam milk' && id === 30) await until(() => served.size >= 3);
    await turns(20);
  });
  return inTheBar(lesson, exporter, async (counter) => {
    const [first, ...others] = atOnce.map((order) => send(counter, order));
    const replies = await Promise.all(others);
    replies.push(await send(counter, strangers[3]!));
    return [...replies, await first!];
  });
};

/** For the first table, the till waits until a shot has started, and the shot waits for the till. */
const day: Scenario = async (lesson, exporter) => {
  const begun = new Set<string | number>();
  const until = meeting(({ name, what, order }) => begun.add(what === 'served' ? order : name!));
  keepTime(async (work) => {
    if (work === 'look up prices') await until(() => begun.has('pull shot'));
    if (work === 'pull shot') await until(() => begun.has('look up prices'));
    await turns(2);
  });
  return inTheBar(lesson, exporter, async (counter) => {
    const replies: Reply[] = [];
    for (const { soldOut, ...order } of fromMorning) {
      for (const [drink, entry] of Object.entries(menu)) entry.soldOut = drink === soldOut;
      replies.push(await send(counter, order));
      keepTime(() => turns(2));
      Object.assign(menu, happyHour);
    }
    const { shotFails, next, tillFails, stockFails, unknown, nothing } = afternoon;
    /** The one fails while the other is still at work. */
    const failing = (failed: string, { id }: RushOrder) => {
      const clock = meeting(() => {});
      let shots = 0;
      keepTime(async (work) => {
        await turns(2);
        // A second shot would go well.
        if (work === failed && (work !== 'pull shot' || ++shots === 1)) {
          throw new Error(`${failed}: out of order`);
        }
        if (work !== 'look in stock') await clock(() => begun.has(id));
      });
    };
    failing('pull shot', shotFails);
    replies.push(await send(counter, shotFails));
    keepTime(() => turns(2));
    replies.push(await send(counter, next));
    failing('look up prices', tillFails);
    replies.push(await send(counter, tillFails));
    failing('look in stock', stockFails);
    replies.push(await send(counter, stockFails));
    // The stock answers last, after a till that was asked at the same time.
    const untilQuiet = meeting(() => {}, 50);
    keepTime((work) => (work === 'look in stock' ? untilQuiet(() => false) : turns(2)));
    replies.push(await send(counter, unknown));
    keepTime(() => turns(2));
    replies.push(await send(counter, nothing));
    return replies;
  });
};

const news = channel('coffee-bar');

interface News {
  type: string;
  name?: string;
  what?: string;
  order: number;
  phase?: 'begin' | 'end';
}

/** Lets this process go on with whatever it has to do, for that many turns. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await pause(1);
}

/**
 * Waits until something has happened, or until there has been no news for so many turns that every
 * request must have arrived long ago: then it never will, and nobody waits any longer.
 */
function meeting(
  hear: (news: News) => void,
  patience = 300,
): (come: () => boolean) => Promise<void> {
  let heard = 0;
  let over = false;
  subscribe('coffee-bar', (message) => {
    heard++;
    hear(message as News);
  });
  return async (come) => {
    for (let quiet = 0, before = heard; !over && !come(); quiet++) {
      if (heard > before) quiet = 0;
      before = heard;
      over ||= quiet > patience;
      await turns(1);
    }
  };
}

/** Whoever releases the machine as soon as the shot is pulled has done so before this is said. */
async function tellThatShotIsOver(order: number): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await nextTurn();
  news.publish({ type: 'said', what: 'shot is over', order });
}

async function inTheBar<T>(
  lesson: Answer,
  exporter: SpanExporter,
  visit: (counter: string) => Promise<T>,
): Promise<T> {
  if (typeof lesson.openBar !== 'function') {
    throw new TypeError('lesson.ts does not export a function named `openBar`');
  }
  const bar: { counter: string; close(): Promise<void> } = await lesson.openBar(exporter);
  const answer = await visit(bar.counter);
  await bar.close();
  return answer;
}

/** Orders, and reports the answer at once: the program may not live to report it at the end. */
async function send(counter: string, order: RushOrder): Promise<Reply> {
  const reply: Reply = { order: order.id, status: 0 };
  const leave = new AbortController();
  let answered = false;
  const until = meeting(() => {}, 1200);
  void until(() => answered).then(() => leave.abort());
  try {
    const { signal } = leave;
    const body = JSON.stringify(order);
    const response = await fetch(`${counter}/orders`, { method: 'POST', body, signal });
    reply.status = response.status;
    Object.assign(reply, await response.json());
  } catch {
    // What is missing from the reply says enough.
  }
  answered = true;
  news.publish({ type: 'said', what: 'served', order: order.id });
  news.publish({ type: 'said', what: JSON.stringify(reply), order: -1 });
  return reply;
}

export const scenarios: Record<string, Scenario> = { rush, day };
