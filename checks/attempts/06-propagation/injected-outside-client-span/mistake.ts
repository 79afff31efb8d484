import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['that `traceparent` names the CLIENT span'],
  says: `
\`inject\` writes down the span that is active where it is called, and that was
not the CLIENT span: either it had been started and not made active, or
\`inject\` was called before or around it. In the picture the kitchen would hang
beside the call that reached it, and the time on the wire would be nobody's.
`,
  look: /inject\(/,
  shows: (seen) => {
    const call = seen.recording.requests.find(({ path }) => path === '/drinks');
    const id = String(call?.headers.traceparent).split('-')[2];
    return seen.recording.spans.some((span) => span.id === id && span.kind !== 'CLIENT');
  },
} satisfies Mistake;
