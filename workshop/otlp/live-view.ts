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

/** What somebody sees who waits for traces: each as it comes, as long as the eye can follow. */
export class LiveView {
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
  show(traces: StoredTrace[]): void {
    const now = performance.now();
    this.#allowed = Math.min(burst, this.#allowed + ((now - this.#since) / 1000) * perSecond);
    this.#since = now;
    const skipped = Math.max(0, traces.length - Math.floor(this.#allowed));
    this.skip(skipped);
    for (const trace of traces.slice(skipped)) {
      this.#allowed--;
      this.#print(`${drawTrace(trace, terminal())}\n`);
    }
  }

  /** Counts traces that came and are not drawn, and says so once in a while. */
  skip(traces: number): void {
    this.#notDrawn += traces;
    if (this.#notDrawn > 0) this.#timer ??= setTimeout(() => this.saySkipped(), 2000).unref();
  }

  saySkipped(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
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

/** A line on what a trace is, and its waterfall. */
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
  const [service, ...others] = new Set(recorded.map((span) => span.service));
  const head = [`trace ${id.slice(0, 8)}`, plural(spans.size, 'span')];
  if (drawn > 0) head.push(`${spans.size + dropped - drawn} new`);
  if (dropped > 0) head.push(`${dropped} more not kept`);
  if (others.length > 0) head.push(plural(others.length + 1, 'service'));
  else head.push(service ? `from ${escapeText(service)}` : 'from no named service');
  const title = painter(on)('bold', fit(head.join(', '), on.width).trimEnd());
  return [title, ...drawWaterfall(recorded, on)].join('\n');
}
