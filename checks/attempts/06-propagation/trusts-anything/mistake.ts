import type { Mistake } from '../../../../workshop/explain.ts';
import { believed } from '../../../06-propagation.scenes.ts';

export default {
  fails: ['a `traceparent` that breaks the rules begins a new trace'],
  says: `
A header is something that a stranger wrote. Ids that break the rules were
copied from it into your spans, where backends refuse them or store them under
a trace that does not exist. The rules: exact lengths, lower-case hex, no id
of zeros, version not ff, nothing behind version 00's flags. \`extract\` keeps
all of them.
`,
  look: /\.split\(|\.match\(|\.exec\(|\.slice\(|setSpanContext\(/,
  shows: ({ recording }) => recording.spans.some(({ traceId }) => believed(traceId)),
} satisfies Mistake;
