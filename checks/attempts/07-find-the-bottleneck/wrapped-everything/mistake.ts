import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the picture stays readable: at most ten spans of your own for a drink'],
  says: `
There is a span around everything, and what takes the time is lost among what
takes none. A span is worth its row if somebody would ask about it: something
that waits, that works for long, or that leaves the service. Loops over small
things are none of these; a number in an attribute says as much.
`,
  look: /for \(|\.map\(|new Proxy/,
  shows: ({ recording }) => recording.spans.filter(({ kind }) => kind === 'INTERNAL').length > 40,
} satisfies Mistake;
