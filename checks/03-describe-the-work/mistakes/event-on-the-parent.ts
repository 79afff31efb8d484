import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import sentenceAsEventName from './sentence-as-event-name.ts';

export default {
  edit: {
    'lesson.ts': `
+  const milk = await fetchMilk(order);
+  if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
   await inSpan('make drink', {}, async () => {
-    const milk = await fetchMilk(order);
-    if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
`,
  },
  failsFirst: ['milk-event'],
  explanation: `
The event is there, but not on \`make drink\`. An event belongs to the span on
which \`addEvent\` was called. With \`trace.getActiveSpan()\`, that is the span
that is active when \`log\` is called. Call \`log\` inside the function that runs
while \`make drink\` is active.
`,
  openLine: /(?<!console\.)\blog\(['"`]|addEvent/,
  recognise: (run) =>
    run.arrived.some(
      ({ name, events }) =>
        name !== 'make drink' && events.some((event) => event.name === 'milk is out'),
    ) &&
    run.all('make drink').every(({ events }) => events.every(({ name }) => name !== 'milk is out')),
  nearMisses: [sentenceAsEventName.edit],
} satisfies Mistake;
