import type { RecordedSpan, Recording, Work } from '../runner/recording.ts';

/** What was recorded is not what a test asks for. The message says what was recorded. */
export class CheckFailure extends Error {
  /** The span that it is about, or the file to open where that says more. */
  about: RecordedSpan | string | undefined;

  constructor(message: string, about?: RecordedSpan | string) {
    super(message);
    this.about = about;
  }
}

/**
 * A recording with the methods that checks use. Each of them throws `CheckFailure` where the
 * recording says otherwise. Spans that the lesson does not ask for are skipped: a span between a
 * parent and its child changes nothing.
 */
export class RecordedRun {
  readonly recording: Recording;
  /** Spans that were made by a tracer and reached the exporter. */
  readonly arrived: RecordedSpan[];
  #asked: Set<string>;
  #byId: Map<string | undefined, RecordedSpan>;

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
    if (started) throw new CheckFailure(`\`${name}\` ${this.#whyLost(started)}`, started);
    const others = [...new Set(this.arrived.map((span) => `\`${span.name}\``))].slice(0, 6);
    const instead = others.length > 0 ? `These did: ${others.join(', ')}.` : 'None did.';
    throw new CheckFailure(`No span named \`${name}\` arrived. ${instead}`);
  }

  #whyLost({ madeUp, sampled, ended, provider }: RecordedSpan): string {
    if (madeUp) return 'was given to the exporter by hand; no tracer made it.';
    if (!sampled) return 'was not sampled.';
    if (ended === undefined) return 'was started and never ended, so it never arrived.';
    const { providers, exporterShutdown = Infinity } = this.recording;
    const late = ended > (providers[provider ?? -1]?.shutdown ?? exporterShutdown);
    const when = late ? ' It ended only after `shutdown` had been called.' : '';
    return `was ended, but never reached the exporter.${when}`;
  }

  /** The nearest span above it that the lesson asks for; `undefined` for a root. */
  parent(span: RecordedSpan): RecordedSpan | undefined {
    return this.#above(span, ({ name }) => this.#asked.has(name));
  }

  /** Whether `span` is below `other`, however many spans are in between. */
  isBelow(span: RecordedSpan, other: RecordedSpan): boolean {
    return this.#above(span, (above) => above === other) === other;
  }

  /** The nearest span above it that is wanted, or where ids form a ring, the one it closes with. */
  #above(span: RecordedSpan, wanted: (above: RecordedSpan) => boolean): RecordedSpan | undefined {
    const met = new Set([span]);
    let above = this.#byId.get(span.parentId);
    while (above && !wanted(above) && !met.has(above)) {
      met.add(above);
      above = this.#byId.get(above.parentId);
    }
    return above;
  }

  /** Every span named `name` has no parent. */
  root(name: string): void {
    this.child(name, undefined);
  }

  /** Every span named `name` is a child of one named `parentName`. */
  child(name: string, parentName: string | undefined): void {
    for (const span of this.all(name)) {
      const parent = this.parent(span);
      const lost = !parent && span.parentId && !this.#byId.has(span.parentId);
      if (parent?.name === parentName && !lost) continue;
      let found = 'has no parent: it began a trace of its own.';
      if (parent) found = `is a child of \`${parent.name}\`.`;
      if (lost) found = 'names a parent that never arrived.';
      throw new CheckFailure(`\`${name}\` ${found}`, span);
    }
  }

  /** Every span that was started was ended. */
  everySpanEnds(): void {
    const open = this.recording.spans.find((span) => span.ended === undefined);
    if (!open) return;
    const twice = this.recording.spans.some(
      ({ name, late }) => name === open.name && late.some(({ call }) => call === 'end'),
    );
    const instead = twice ? ' Another span of that name was ended twice.' : '';
    throw new CheckFailure(`\`${open.name}\` was started and never ended.${instead}`, open);
  }

  /**
   * The exporter was shut down by so many providers, and every provider that made a span was shut
   * down, before `run` returned.
   */
  shutDown(providers = 1): void {
    const { exporterShutdown, shutdowns, done = Infinity } = this.recording;
    for (const span of this.arrived) {
      const provider = this.recording.providers[span.provider ?? -1];
      if (span.provider !== undefined && provider?.shutdown === undefined) {
        const other = exporterShutdown === undefined ? '' : ', only its exporter';
        throw new CheckFailure(
          `The provider that made \`${span.name}\` was never shut down${other}.`,
        );
      }
      if (provider && (provider.shutdown ?? 0) > done) {
        throw new CheckFailure('The provider was shut down only after `run` had returned.');
      }
      if (provider && (provider.done ?? Infinity) > done) {
        throw new CheckFailure('`run` did not wait for `shutdown` to finish.');
      }
    }
    if (exporterShutdown === undefined) throw new CheckFailure('The exporter was never shut down.');
    if (shutdowns < providers) {
      throw new CheckFailure(
        `Of ${providers} providers, only ${shutdowns} shut its exporter down.`,
      );
    }
    if (exporterShutdown > done)
      throw new CheckFailure('The exporter was shut down only after `run` had returned.');
  }

  /** The work that was done under that name; at least one piece. */
  work(name: string): Work[] {
    const found = this.recording.work.filter((work) => work.name === name);
    if (found.length === 0) throw new CheckFailure(`The work was never done: ${name}.`);
    return found;
  }

  /** The span was open from before the work began until after it was done. */
  covers(span: RecordedSpan, work: Work): boolean {
    return span.ended !== undefined && isOpenDuring(span, work);
  }

  /** The span, or one below it, was the active one when the work began. */
  isActive(span: RecordedSpan, work: Work): boolean {
    const active = this.#byId.get(work.active);
    return active !== undefined && (active === span || this.isBelow(active, span));
  }

  /** The requests that reached a server of the answer, as in `POST /drinks`; maybe none. */
  requestsTo(route: string) {
    return this.recording.requests.filter(
      ({ method, path }) => `${method} ${path.split('?')[0]}` === route,
    );
  }
}

/** Like `covers`, but a span that never ended is open for good. */
export function isOpenDuring({ started, ended = Infinity }: RecordedSpan, work: Work): boolean {
  return started < work.begin && ended > (work.end ?? Infinity);
}
