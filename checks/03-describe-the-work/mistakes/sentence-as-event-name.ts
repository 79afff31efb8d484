import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
+    if (milk === 'oat') log(\`milk is out for order \${order.id}\`, { 'coffee.milk': milk });
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
There is an event about the milk, but its name is not exactly \`milk is out\`.
Like a span, an event needs the same name each time, so that tools can find
and count it. What differs from one time to the next goes into the event's
attributes.
`,
  openLine: /(?<!console\.)\blog\((?!message)|addEvent\((?!message)/,
  recognise: (run) =>
    run
      .all('make drink')
      .some(({ events }) =>
        events.some(({ name }) => name !== 'milk is out' && /milk/i.test(name)),
      ),
  nearMisses: [
    {
      'lesson.ts': `
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  trace.getActiveSpan()?.addEvent('log', { message, ...attributes });
`,
    },
  ],
} satisfies Mistake;
