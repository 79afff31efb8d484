import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: [
    'a line that is written outside of every span has none of them',
    '`trace_id` is the trace of the order, in counter and kitchen alike',
    '`span_id` is the span in which the line is written',
  ],
  says: `
A variable that all orders share holds "the current span". While one order
waits the next one writes over it, and so lines name whichever span was
started last, even when the bar has closed. What is active belongs to one
chain of calls: that is what \`trace.getActiveSpan()\` asks for.
`,
  look: /^(let|var|export let|(export )?const current)\b/,
  shows: (seen) => {
    const closing = linesOf(seen).find(({ msg }) => msg === 'the bar closes');
    const own = linesOf(seen).filter(({ service }) => service === 'counter');
    const mixed = own.some(({ span_id, msg }) => {
      const span = seen.recording.spans.find(({ id }) => id === span_id);
      return span && msg === 'drink served' && span.name !== 'POST /orders';
    });
    return Boolean(closing?.trace_id) && mixed;
  },
} satisfies Mistake;
