import type { RecordedSpan, Recording, Work } from './recording.ts';

/** What was recorded is not what the sentence says. The message says what was recorded. */
export class Wrong extends Error {
  /** The span to look at, if it is one. */
  span: RecordedSpan | undefined;

  constructor(message: string, span?: RecordedSpan) {
    super(message);
    this.span = span;
  }
}

/**
 * A recording with the words that checks use. Every word throws `Wrong` where the recording
 * says otherwise. Spans that the lesson does not ask for are looked through: a span between
 * a parent and its child changes nothing.
 */
export class Seen {
  readonly recording: Recording;
  /** Spans that were made by a tracer and reached the exporter. */
  readonly arrived: RecordedSpan[];
  #asked: Set<string>;
  #byId: Map<string, RecordedSpan>;

  constructor(recording: Recording, asked: string[]) {
    this.recording = recording;
    this.arrived = recording.spans.filter((span) => span.exported > 0 && !span.madeUp);
    this.#asked = new Set(asked);
    this.#byId = new Map(recording.spans.map((span) => [span.id, span]));
  }

  /** The spans of that name that arrived; at least one. */
  all(name: string): RecordedSpan[] {
    const found = this.arrived.filter((span) => span.name === name);
    if (found.length > 0) return found;
    const started = this.recording.spans.find((span) => span.name === name);
    if (started?.madeUp) {
      throw new Wrong(`\`${name}\` was given to the exporter by hand; no tracer made it.`);
    }
    if (started && !started.sampled) throw new Wrong(`\`${name}\` was not sampled.`, started);
    if (started && started.ended === undefined) {
      throw new Wrong(`\`${name}\` was started and never ended, so it never arrived.`, started);
    }
    if (started) {
      const late = started.ended! > (this.recording.exporterShutdown ?? Infinity);
      const when = late ? ' It ended only after the provider had been shut down.' : '';
      throw new Wrong(`\`${name}\` was ended, but never reached the exporter.${when}`, started);
    }
    const names = [...new Set(this.arrived.map((span) => `\`${span.name}\``))];
    const instead = names.length > 0 ? `Names that did: ${names.slice(0, 6).join(', ')}.` : '';
    throw new Wrong(`No span named \`${name}\` arrived. ${instead || 'None did.'}`);
  }

  /** The nearest span above it that the lesson asks for; `undefined` for a root. */
  parent(span: RecordedSpan): RecordedSpan | undefined {
    const met = new Set<RecordedSpan>([span]);
    let above = span.parentId ? this.#byId.get(span.parentId) : undefined;
    while (above && !this.#asked.has(above.name) && !met.has(above)) {
      met.add(above);
      above = above.parentId ? this.#byId.get(above.parentId) : undefined;
    }
    return above;
  }

  /** Every span named `name` has no parent. */
  root(name: string): void {
    for (const span of this.all(name)) this.#hangsBelow(span, undefined);
  }

  /** Every span named `name` is a child of one named `parentName`. */
  child(name: string, parentName: string): void {
    for (const span of this.all(name)) this.#hangsBelow(span, parentName);
  }

  #hangsBelow(span: RecordedSpan, parentName: string | undefined): void {
    const parent = this.parent(span);
    if (parent) {
      if (parent.name === parentName) return;
      throw new Wrong(`\`${span.name}\` is a child of \`${parent.name}\`.`, span);
    }
    if (span.parentId && !this.#byId.has(span.parentId)) {
      throw new Wrong(`\`${span.name}\` names a parent that never arrived.`, span);
    }
    if (parentName === undefined) return;
    throw new Wrong(`\`${span.name}\` has no parent: it began a trace of its own.`, span);
  }

  /** Every span that was started was ended. */
  everySpanEnds(): void {
    const open = this.recording.spans.find((span) => span.ended === undefined);
    if (open) throw new Wrong(`\`${open.name}\` was started and never ended.`, open);
  }

  /** The exporter was shut down by so many providers, and before `run` returned. */
  shutDown(providers = 1): void {
    const { exporterShutdown, shutdowns, done = Infinity } = this.recording;
    if (exporterShutdown === undefined) throw new Wrong('The exporter was never shut down.');
    if (shutdowns < providers) {
      throw new Wrong(`Of ${providers} providers, only ${shutdowns} shut its exporter down.`);
    }
    if (exporterShutdown > done) throw new Wrong('It was shut down only after `run` had returned.');
  }

  /** The work that the bar did under that name; at least one piece. */
  work(name: string): Work[] {
    const found = this.recording.work.filter((work) => work.name === name);
    if (found.length === 0) throw new Wrong(`The bar was never asked to ${name}.`);
    return found;
  }

  /** The span was open from before the work began until after it was done. */
  covers(span: RecordedSpan, work: Work): boolean {
    return span.started < work.begin && (span.ended ?? 0) > (work.end ?? Infinity);
  }
}
