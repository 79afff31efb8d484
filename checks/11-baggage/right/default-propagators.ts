import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      // Without the second propagator, baggage stays in the program that made it.
-      OTEL_PROPAGATORS: 'tracecontext,baggage',
`,
    'kitchen.ts': `
-import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, trace, type Attributes } from '@opentelemetry/api';
@@
-  const baggage = propagation.getActiveBaggage();
-  return {
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
-  };
+  const known = ['coffee.table', 'coffee.guest.tier'];
+  const entries = propagation.getActiveBaggage()?.getAllEntries() ?? [];
+  const ours = entries.filter(([name]) => known.includes(name));
+  return Object.fromEntries(ours.map(([name, { value }]) => [name, value]));
@@
-  const withoutBaggage = propagation.deleteBaggage(context.active());
+  // The span, and nothing else.
+  const withoutBaggage = trace.setSpan(ROOT_CONTEXT, trace.getActiveSpan()!);
`,
  },
} satisfies RightAnswer;
