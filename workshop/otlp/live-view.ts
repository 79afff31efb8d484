import type { Detail } from '../lessons.ts';
import { drawDetails } from '../render/span-details.ts';
import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { escapeText, fit, indent, plural, shorten, wrap } from '../render/text.ts';
import { drawWaterfall } from '../render/waterfall.ts';
import { recordedSpans } from './recorded-spans.ts';
import type { RefusedRequest } from './server.ts';
import type { StoredTrace } from './trace-store.ts';

/** Drawings that may come at once, and how many more every second. */
const burst = 10;
const perSecond = 2;
const maxRefusals = 50;

const allDetails: Detail[] = ['kind', 'status', 'attributes', 'events', 'links', 'scope'];
/** How long a refusal that has been told is not told again, in milliseconds. */
const refusalMs = 60_000;

/** Draws each trace as it comes, as long as the eye can follow. */
export class LiveView {
  #print: (text: string) => void;
  #withDetails: boolean;
  #allowed = burst;
  #since = performance.now();
  #notDrawn = 0;
  /** When each refusal was told last. */
  #refusals = new Map<string, number>();

  /** `withDetails`: with what the spans of each trace say, besides their bars. */
  constructor(print: (text: string) => void, withDetails = false) {
    this.#print = print;
    this.#withDetails = withDetails;
  }

  /**
   * Draws the traces; if there are too many, those that failed, then the newest. `unseen` counts
   * dropped ones.
   */
  show(traces: StoredTrace[], unseen: number): void {
    const now = performance.now();
    this.#allowed = Math.min(burst, this.#allowed + ((now - this.#since) / 1000) * perSecond);
    this.#since = now;
    const room = Math.floor(this.#allowed);
    const ranked = [...traces.filter(({ hasFailed }) => hasFailed), ...traces.toReversed()];
    const drawn = new Set([...new Set(ranked)].slice(0, room));
    this.#notDrawn += unseen + traces.length - drawn.size;
    for (const trace of traces) {
      if (drawn.has(trace)) this.#print(`${drawTrace(trace, terminal(), this.#withDetails)}\n`);
    }
    this.#allowed -= drawn.size;
    if (drawn.size > 0) this.saySkipped();
  }

  /** Says how many were not drawn since it was last said. */
  saySkipped(): void {
    if (this.#notDrawn === 0) return;
    this.#print(
      `… ${plural(this.#notDrawn, 'more trace')}, not drawn (npm start shows every one)\n`,
    );
    this.#notDrawn = 0;
  }

  /** Says why a request was refused, and once a minute that it still is. */
  refuse({ what, status, why }: RefusedRequest): void {
    const head = `${status === 200 ? 'Kept in part' : 'Refused'}: ${safe(what)}`;
    const lines = [fit(head, terminal().width).trimEnd(), ...indent(wrap(safe(why), 76)), ''];
    const text = lines.join('\n');
    const now = performance.now();
    if (now - (this.#refusals.get(text) ?? -Infinity) < refusalMs) return;
    if (!this.#refusals.has(text) && this.#refusals.size >= maxRefusals) return;
    this.#refusals.set(text, now);
    this.#print(text);
  }
}

/** What comes from outside may hold anything, and be of any length. */
function safe(text: string): string {
  return shorten(escapeText(text.slice(0, 400)), 300);
}

/** A line about a trace, and its waterfall. */
function drawTrace(trace: StoredTrace, on: Terminal, withDetails: boolean): string {
  const { id, spans, drawn, dropped } = trace;
  const recorded = recordedSpans(trace).map((span) => ({
    ...span,
    // A name may have millions of characters, and measuring them takes its time.
    name: span.name.slice(0, 200),
    service: span.service.slice(0, 200),
  }));
  const services = new Set(recorded.map(({ service }) => service));
  const [service] = services;
  const from = service ? `from ${escapeText(service)}` : 'from a service without a name';
  const head = [
    `trace ${id.slice(0, 8)}`,
    plural(spans.size, 'span'),
    ...(drawn > 0 ? [`${spans.size + dropped - drawn} new`] : []),
    ...(dropped > 0 ? [`${dropped} more not kept`] : []),
    services.size > 1 ? plural(services.size, 'service') : from,
  ];
  const title = painter(on)('bold', fit(head.join(', '), on.width).trimEnd());
  const details = withDetails ? drawDetails(recorded, allDetails, on) : [];
  return [title, ...drawWaterfall(recorded, on), ...details].join('\n');
}
