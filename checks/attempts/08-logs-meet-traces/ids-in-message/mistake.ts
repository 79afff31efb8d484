import type { Mistake } from '../../../../workshop/explain.ts';
import type { Seen } from '../../../../workshop/seen.ts';

/** The lines of the journal that are JSON. */
const linesOf = ({ recording }: Seen): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));

export default {
  fails: ['every message is one line of JSON in the journal'],
  says: `
The ids stand in the text of the message. A person can read them there; a
tool that looks for the field \`trace_id\` finds nothing, and no two messages
are the same any more, so nobody can count them. Leave the message as it is
and give each id a field of its own.
`,
  look: /trace_?id=|\$\{.*(trace|span)_?id/i,
  shows: (seen) => linesOf(seen).some(({ msg }) => /[0-9a-f]{32}/.test(msg)),
} satisfies Mistake;
