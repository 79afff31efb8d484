import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  trace.getActiveSpan()?.addEvent(message, attributes);
+  trace.getActiveSpan()?.addEvent(message);
`,
  },
  failsFirst: ['milk-event-attribute'],
  explanation: `
The event arrived without its attributes. \`addEvent\` takes them as its
second argument. \`log\` gets them as its second argument, too, so it only has
to pass them on: \`addEvent(message, attributes)\`.
`,
  openLine: /addEvent\(/,
  recognise: (run) =>
    run
      .all('make drink')
      .some(({ events }) =>
        events.some(
          ({ name, attributes }) => name === 'milk is out' && Object.keys(attributes).length === 0,
        ),
      ),
  nearMisses: [
    {
      'lesson.ts': `
-    if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
+    if (milk === 'oat') log('milk is out', { milk });
`,
    },
  ],
} satisfies Mistake;
