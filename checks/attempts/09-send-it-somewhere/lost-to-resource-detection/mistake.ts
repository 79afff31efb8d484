import type { Mistake } from '../../../../workshop/explain.ts';
import type { Recording } from '../../../../workshop/recording.ts';
import { runIsOver } from '../../../09-send-it-somewhere.scenes.ts';

export default {
  fails: ['each arrives there once, before `run` returns, though the backend is busy'],
  says: `
\`NodeSDK\` asks detectors what is true of this process, and one of them was
slow. Until they have answered, no span can be sent. A simple processor does
not wait for that at shutdown: the exporter was closed first. A batch
processor waits, and then sends. Turning detection off would hide it.
`,
  look: /new SimpleSpanProcessor\(/,
  shows: ({ recording }, source) =>
    recording.spans.every(({ arrived = Infinity }) => arrived > closed(recording)) &&
    /SimpleSpanProcessor\(/.test(source) &&
    /NodeSDK\(/.test(source),
} satisfies Mistake;

function closed({ said }: Recording): number {
  return said.find(({ what }) => what === runIsOver)?.when ?? Infinity;
}
