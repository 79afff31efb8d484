import { RecordingBuilder } from '../runner/recording-builder.ts';
import type { RecordedSpan } from '../runner/recording.ts';

/** A span that arrived, of which only these facts are given. */
export function spanOf(facts: Partial<RecordedSpan>): RecordedSpan {
  const builder = new RecordingBuilder();
  builder.add({ type: 'start', span: { id: '1', traceId: 'a' }, seq: 1, ms: 0 });
  const [span] = builder.build({ how: 'returned' }).spans;
  return { ...span!, ended: 2, endMs: 1, exported: 1, ...facts };
}
