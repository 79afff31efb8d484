import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['that `traceparent` names the CLIENT span'],
  says: `
The header is well formed and speaks of a span that does not exist: its ids do
not come from the span that makes the call. Every order would land in one and
the same trace, below a parent that never arrives. Let \`propagation.inject\`
write it where the CLIENT span is active.
`,
  look: /traceparent|-[0-9a-f]{16}-/,
  shows: (seen) => {
    const call = seen.recording.requests.find(({ path }) => path === '/drinks');
    const id = String(call?.headers.traceparent).split('-')[2];
    return seen.recording.spans.every((span) => span.id !== id);
  },
} satisfies Mistake;
