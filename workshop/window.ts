import { drawTrace } from './drawing.ts';
import type { KeptTrace } from './keep.ts';
import { fit, paper, plural } from './picture.ts';
import type { Refused } from './receive.ts';
import { printable } from './trees.ts';

/** Drawings that may come at once, and how many more every second. */
const burst = 10;
const perSecond = 2;
const mostRefusals = 50;

/** What somebody sees who waits for traces: each as it comes, as long as the eye can follow. */
export class Window {
  #print: (text: string) => void;
  #allowed = burst;
  #since = performance.now();
  #notDrawn = 0;
  #timer: NodeJS.Timeout | undefined;
  #refusals = new Set<string>();

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  /** Draws the traces, or the last of them where there are too many to be looked at. */
  show(traces: KeptTrace[]): void {
    const now = performance.now();
    this.#allowed = Math.min(burst, this.#allowed + ((now - this.#since) / 1000) * perSecond);
    this.#since = now;
    const count = Math.min(traces.length, Math.floor(this.#allowed));
    this.#allowed -= count;
    this.passOver(traces.length - count);
    for (const trace of traces.slice(traces.length - count)) {
      this.#print(`${drawTrace(trace, paper())}\n`);
    }
  }

  /** Counts traces that came and are not drawn, and says so once in a while. */
  passOver(traces: number): void {
    this.#notDrawn += traces;
    if (this.#notDrawn > 0) this.#timer ??= setTimeout(() => this.sayNotDrawn(), 2000).unref();
  }

  sayNotDrawn(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#notDrawn > 0) this.#print(`… ${plural(this.#notDrawn, 'more trace')}, not drawn\n`);
    this.#notDrawn = 0;
  }

  /** Says why a request was refused, the first time that it happens. */
  refuse({ what, status, why }: Refused): void {
    const head = `${status === 200 ? 'Kept in part' : 'Refused'}: ${short(what)}`;
    const text = `${fit(head, paper().width).trimEnd()}\n${wrapped(short(why))}`;
    if (this.#refusals.has(text) || this.#refusals.size >= mostRefusals) return;
    this.#refusals.add(text);
    this.#print(`${text}\n`);
  }
}

/** Both come from outside, and may be of any length. */
function short(text: string): string {
  const safe = printable(text.slice(0, 300));
  return text.length > 300 ? `${safe}…` : safe;
}

function wrapped(text: string): string {
  return text.replace(/(.{1,76})(?: +|$)/g, '  $1\n').trimEnd();
}
