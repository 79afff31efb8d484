import { channel, subscribe } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { keepTime, menu, type RushOrder } from '#bar';
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

/** Three tables that order at once, drinks that nobody has heard of before. */
export const strangers: RushOrder[] = [
  { id: 3, drinks: ['galao', 'mocha', 'galao', 'ristretto', 'galao', 'latte'] },
  { id: 4, drinks: ['mocha'] },
  { id: 5, drinks: ['ristretto', 'lungo', 'ristretto'] },
];

export const newDrinks: typeof menu = {
  galao: { price: 310, milk: true },
  mocha: { price: 445, milk: true },
  ristretto: { price: 215, milk: false },
  lungo: { price: 255, milk: false },
};

/** One table after the other. After the first of them it is happy hour. */
export const fromMorning: (RushOrder & { soldOut?: string })[] = [
  { id: 11, drinks: ['cappuccino', 'espresso', 'cappuccino'] },
  { id: 12, drinks: ['cappuccino', 'espresso', 'cappuccino'] },
  { id: 13, drinks: ['espresso', 'cappuccino', 'latte'], soldOut: 'cappuccino' },
  { id: 14, drinks: ['cappuccino'] },
];

export const happyHour: typeof menu = {
  espresso: { price: 195, milk: false },
  cappuccino: { price: 290, milk: true },
};

/**
 * The stock answers when all three tables have asked, and a shot is done when every cup is under
 * way. Milk that is begun with the machine in hand is ready when the machine is free. Where all
 * of this can go together, nobody waits.
 */
const rush: Scenario = async (lesson, exporter) => {
  Object.assign(menu, newDrinks);
  const cups = strangers.flatMap(({ drinks }) => drinks).length;
  const inStock = new Set<number>();
  const underWay = new Set<number>();
  const inHand = new Set<number>();
  const until = meeting(({ name, order, phase }) => {
    if (name === 'look in stock') inStock.add(order);
    else if (name !== 'look up prices') underWay.add(order);
    if (name === 'have machine') inHand[phase === 'begin' ? 'add' : 'delete'](order);
  });
  keepTime(async (work, id) => {
    if (work === 'look in stock') await until(() => inStock.size === strangers.length);
    if (work === 'pull shot') await until(() => underWay.size === cups);
    if (work === 'steam milk' && inHand.has(id)) await until(() => !inHand.has(id));
    await pause(8);
  });
  return inTheBar(lesson, exporter, (counter) =>
    Promise.all(strangers.map((order) => send(counter, order))),
  );
};

/** For the first table the till waits for a shot that is begun, and the shot for the till. */
const day: Scenario = async (lesson, exporter) => {
  const begun = new Set<string>();
  const until = meeting(({ name }) => begun.add(name));
  keepTime(async (work) => {
    if (work === 'look up prices') await until(() => begun.has('pull shot'));
    if (work === 'pull shot') await until(() => begun.has('look up prices'));
    await pause(2);
  });
  return inTheBar(lesson, exporter, async (counter) => {
    const replies: Reply[] = [];
    for (const { soldOut, ...order } of fromMorning) {
      for (const [drink, entry] of Object.entries(menu)) entry.soldOut = drink === soldOut;
      replies.push(await send(counter, order));
      keepTime(() => pause(2));
      Object.assign(menu, happyHour);
    }
    return replies;
  });
};

const news = channel('coffee-bar');

interface Work {
  type: string;
  name: string;
  order: number;
  phase: 'begin' | 'end';
}

const patience = 2000;

/**
 * Waits until something has come about, or until it is clear that it never will: then nobody
 * waits for anything any more.
 */
function meeting(hear: (work: Work) => void): (come: () => boolean) => Promise<void> {
  const waiting = new Set<() => void>();
  let over = false;
  subscribe('coffee-bar', (message) => {
    const work = message as Work;
    if (work.type !== 'work') return;
    hear(work);
    for (const look of waiting) look();
  });
  return (come) =>
    new Promise((resolve) => {
      const look = () => {
        if (!over && !come()) return;
        waiting.delete(look);
        clearTimeout(limit);
        resolve();
      };
      const limit = setTimeout(() => {
        over = true;
        for (const other of waiting) other();
      }, patience);
      waiting.add(look);
      look();
    });
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

async function send(counter: string, order: RushOrder): Promise<Reply> {
  const reply: Reply = { order: order.id, status: 0 };
  try {
    const body = JSON.stringify(order);
    const response = await fetch(`${counter}/orders`, { method: 'POST', body });
    reply.status = response.status;
    Object.assign(reply, await response.json());
  } catch {
    // What is missing in the reply says enough.
  }
  news.publish({ type: 'said', what: 'served', order: order.id });
  return reply;
}

export const scenarios: Record<string, Scenario> = { rush, day };
