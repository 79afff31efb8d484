import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
`,
  },
  failsFirst: ['span-ended'],
  explanation: `
A span is passed on to the exporter only when it ends. This one was never
ended, so it never arrived, and nothing warns you. \`startActiveSpan\` does not
end a span either. Call \`end()\` on the span when the work is done.
`,
  recognise: ({ recording }) =>
    recording.spans.some(({ name, ended }) => name === 'take order' && ended === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-  const span = tracer.startSpan('take order');
+  const span = tracer.startSpan('hello');
`,
    },
  ],
} satisfies Mistake;
