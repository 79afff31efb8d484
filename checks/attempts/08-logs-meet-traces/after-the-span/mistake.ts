import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['`span_id` is the span in which the line is written'],
  says: `
\`drink is ready\` is said when \`make drink\` is already over. Then the span
around it is the active one again, and the line is led there. What is said
about a piece of work belongs inside its span, before the span ends.
`,
  look: /log\('drink is ready'/,
  shows: (seen) => {
    const spans = new Map(seen.recording.spans.map((span) => [span.id, span]));
    const nameOf = (said: string) =>
      spans.get(linesOf(seen).find(({ msg }) => msg === said)?.span_id)?.name;
    return (
      nameOf('drink is ready') === 'POST /drinks' &&
      nameOf('kitchen answered') === 'POST /drinks' &&
      nameOf('shot is ready') === 'pull shot'
    );
  },
} satisfies Mistake;
