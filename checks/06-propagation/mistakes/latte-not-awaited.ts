import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-        await makeLatte(order);
+        return makeLatte(order);
`,
  },
  failsFirst: ['spans-cover-work'],
  explanation: `
The span was ended while its work was still going on. \`finally\` runs as soon
as your code leaves the \`try\`. If you return or start a promise there without
\`await\`, that is before the work is done. Write \`await\` in front of the work,
and the span lasts as long as the work does.
`,
  openLine: /(void|return) make|^\s*make\w*\(/,
  recognise: ({ recording: { work, spans } }, source) =>
    !/setTimeout|setImmediate/.test(source) &&
    work
      .filter(({ name }) => name === 'make latte')
      .some(({ begin, end = Infinity }) =>
        spans.some(
          ({ name, kind, started, ended = Infinity }) =>
            (name === 'make latte' || (name === 'POST /drinks' && kind === 'SERVER')) &&
            started < begin &&
            begin < ended &&
            ended < end,
        ),
      ),
  nearMisses: [
    {
      'kitchen.ts': `
-        await makeLatte(order);
       } finally {
         span.end();
       }
+      await makeLatte(order);
`,
    },
  ],
} satisfies Mistake;
