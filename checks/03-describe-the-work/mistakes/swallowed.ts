import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      throw error;
`,
  },
  failsFirst: ['error-reaches-run'],
  explanation: `
The error was caught on the way and not thrown again, so the program goes on
as if the guest had paid. Tracing must not change the work. In the \`catch\`,
report the error on the span, and then \`throw error\`.
`,
  openLine: /^(?!.*apologise).*catch ?[({]/,
  recognise: ({ recording }, source) =>
    recording.said.every(({ what }) => what !== 'apologise') &&
    /apologise\(order/.test(source) &&
    !/\bthrow\b|reject\(/.test(source.slice(source.search(/function inSpan|startActiveSpan\(/))),
  nearMisses: [
    {
      'lesson.ts': `
-    await takeOrder(order).catch((error) => apologise(order, error));
+    await takeOrder(order).catch(() => {});
`,
    },
  ],
} satisfies Mistake;
