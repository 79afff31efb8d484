import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { escapeText, fit, indent, plural, shorten, wrap } from '../render/text.ts';
import { drawWaterfall } from '../render/waterfall.ts';
import { RecordingBuilder } from '../runner/recording-builder.ts';
import { spanFacts } from '../runner/recording-exporter.ts';
import type { RefusedRequest } from './server.ts';
import type { StoredTrace } from './trace-store.ts';

/** Drawings that may come at once, and how many more every second. */
const burst = 10;
const perSecond = 2;
const maxRefusals = 50;

/** Draws each trace as it comes, as long as the eye can follow. */
export class LiveView {
  #print: (text: string) => void;
  #allowed = burst;
  #since = performance.now();
  #notDrawn = 0;
  #refusals = new Set<string>();

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  /** Draws the traces, or the last of them if there are too many. `unseen` counts dropped ones. */
  show(traces: StoredTrace[], unseen: number): void {
    const now = performance.now();
    this.#allowed = Math.min(burst, this.#allowed + ((now - this.#since) / 1000) * perSecond);
    this.#since = now;
    const skipped = Math.max(0, traces.length - Math.floor(this.#allowed));
    this.#notDrawn += unseen + skipped;
    const drawn = traces.slice(skipped);
    for (const trace of drawn) this.#print(`${drawTrace(trace, terminal())}\n`);
    this.#allowed -= drawn.length;
    if (drawn.length > 0) this.saySkipped();
  }

  /** Says how many were not drawn since it was last said. */
  saySkipped(): void {
    if (this.#notDrawn > 0) this.#print(`… ${plural(this.#notDrawn, 'more trace')}, not drawn\n`);
    this.#notDrawn = 0;
  }

  /** Says why a request was refused, the first time that it happens. */
  refuse({ what, status, why }: RefusedRequest): void {
    const head = `${status === 200 ? 'Kept in part' : 'Refused'}: ${safe(what)}`;
    const lines = [fit(head, terminal().width).trimEnd(), ...indent(wrap(safe(why), 76)), ''];
    const text = lines.join('\n');
    if (this.#refusals.has(text) || this.#refusals.size >= maxRefusals) return;
    this.#refusals.add(text);
    this.#print(text);
  }
}

/** What comes from outside may hold anything, and be of any length. */
function safe(text: string): string {
  return shorten(escapeText(text.slice(0, 400)), 300);
}

/** A line about a trace, and its waterfall. */
function drawTrace({ id, spans, drawn, dropped }: StoredTrace, on: Terminal): string {
  const stored = [...spans.values()];
  const builder = new RecordingBuilder();
  builder.add({ type: 'export', spans: stored.map(({ span }) => spanFacts(span)), seq: 1, ms: 0 });
  const recorded = builder.build({ how: 'returned' }).spans.map((span, i) => ({
    ...span,
    // A name may have millions of characters, and measuring them takes its time.
    name: span.name.slice(0, 200),
    service: span.service.slice(0, 200),
    exported: stored[i]!.times,
    // Every service sends here: a parent in another one is missing like any other.
    remoteParent: false,
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
  return [title, ...drawWaterfall(recorded, on)].join('\n');
}
