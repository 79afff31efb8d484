import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The span only watches: it notes the error and ends, and the caller still gets the error. */
@@
-      await work();
+      return work();
`,
  },
  failsFirst: ['spans-cover-work'],
  explanation: `
The span ended while its work was still going on, because nothing waited for
\`work()\`. In a \`try\`, \`return work()\` does not wait: \`finally\` runs at once,
and \`catch\` never sees an error that comes later. \`await work()\` keeps the
span open until the work is done or has failed.
`,
  openLine: /return work\(|^\s*work\(\)|void work\(/m,
  recognise: (run, source) =>
    /return work\(|^\s*work\(\)|void work\(/m.test(source) &&
    run.recording.spans.some(
      ({ name, started, ended = Infinity }) =>
        name === 'charge card' &&
        run
          .work('charge card')
          .some(({ begin, end = Infinity }) => started < begin && begin < ended && ended < end),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-      await work();
+      const working = work();
+      span.end();
+      await working;
`,
    },
  ],
} satisfies Mistake;
