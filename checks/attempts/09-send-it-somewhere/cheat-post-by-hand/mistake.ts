import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each arrives there once, before `run` returns, though the backend is busy'],
  says: `
These spans were written by hand: no tracer made them, and they tell of no
work. Let the SDK make the spans, and its exporter send them.
`,
  look: /fetch\(/,
  shows: ({ recording: { spans } }) =>
    spans.length > 0 && spans.every(({ started, arrived }) => started === arrived),
} satisfies Mistake;
