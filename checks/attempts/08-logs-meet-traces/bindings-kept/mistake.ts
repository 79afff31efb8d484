import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['a line that is written outside of every span has none of them'],
  says: `
What a line got from \`setBindings\` stays on the logger. The next line writes
over it if it has ids of its own; one from outside of every span has none, and
so it keeps those of the line before. Give the ids to the line, with \`mixin\`
or as its fields, and not to the logger that all lines share.
`,
  look: /setBindings|\.child\(|^let /,
  shows: (seen) => {
    const lines = linesOf(seen);
    const spans = new Map(seen.recording.spans.map((span) => [span.id, span]));
    const served = lines.filter(({ msg }) => msg === 'drink served');
    return (
      /[1-9a-f]/.test(lines.find(({ msg }) => msg === 'the bar closes')?.trace_id ?? '') &&
      new Set(served.map(({ span_id }) => span_id)).size === served.length &&
      served.every(({ span_id }) => spans.get(span_id)?.name === 'POST /orders')
    );
  },
} satisfies Mistake;
