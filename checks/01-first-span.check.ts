import { check } from '../workshop/ask.ts';
import type { RecordedSpan } from '../workshop/recording.ts';
import { Wrong, type Seen } from '../workshop/seen.ts';

const { asks, in: inScene } = check('01-first-span', 'take order');
const inConsole = inScene('console');

asks('a span `take order` is started', (seen) => {
  started(seen);
});

asks('`take order` is ended', (seen) => {
  const open = started(seen).find(({ ended }) => ended === undefined);
  if (open) throw new Wrong('`take order` was started and never ended.', open);
});

asks('`take order` reaches the exporter that `run` was given', (seen) => {
  seen.all('take order');
});

asks('`take order` arrives once', (seen) => {
  const spans = seen.all('take order');
  const [span] = spans;
  if (spans.length > 1) throw new Wrong(`${spans.length} spans have that name.`, span);
  if (span!.exported > 1) {
    throw new Wrong(`The same span reached the exporter ${span!.exported} times.`, span);
  }
});

asks('`take order` is open while the slip is written', (seen) => {
  const [span] = seen.all('take order');
  const [work] = seen.work('write slip');
  if (seen.covers(span!, work!)) return;
  throw span!.started > work!.begin
    ? new Wrong('`take order` was started only after the writing of the slip had begun.', span)
    : new Wrong('`take order` was ended before the slip was written.', span);
});

asks('`service.name` on the resource of `take order` is `counter`', (seen) => {
  const [span] = seen.all('take order');
  if (span!.service === 'counter') return;
  const name = span!.service.replace(/^(unknown_service:).+/, '$1…');
  throw new Wrong(`The resource of \`take order\` says \`service.name\` is \`${name}\`.`);
});

asks('the provider is shut down before `run` returns', (seen) => seen.shutDown());

inConsole('without an exporter, `run` prints the span to the console', (seen) => {
  if (/name: ['"]take order/.test(seen.recording.output)) return;
  throw new Wrong('`run()` without an exporter printed no span of that name.');
});

function started({ recording: { spans } }: Seen): RecordedSpan[] {
  const found = spans.filter(({ name, madeUp }) => name === 'take order' && !madeUp);
  if (found.length > 0) return found;
  const names = spans.map(({ name }) => `\`${name}\``).join(', ');
  throw new Wrong(`No tracer was asked for a span of that name, only for: ${names}.`, spans[0]);
}
