import { RecordingBuilder } from '../runner/recording-builder.ts';
import { spanFacts } from '../runner/recording-exporter.ts';
import type { RecordedSpan } from '../runner/recording.ts';
import type { StoredTrace } from './trace-store.ts';

/** The spans of a trace that came in, as those of a run are recorded. */
export function recordedSpans(trace: StoredTrace): RecordedSpan[] {
  const stored = [...trace.spans.values()];
  const builder = new RecordingBuilder();
  builder.add({ type: 'export', spans: stored.map(({ span }) => spanFacts(span)), seq: 1, ms: 0 });
  return builder.build({ how: 'returned' }).spans.map((span, i) => ({
    ...span,
    exported: stored[i]!.times,
    // Every service sends here: a parent in another one is missing like any other.
    remoteParent: false,
  }));
}
