import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import tracingSuppressed from './tracing-suppressed.ts';

export default {
  edit: {
    'kitchen.ts': `
-import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, trace, type Attributes } from '@opentelemetry/api';
@@
-  const withoutBaggage = propagation.deleteBaggage(context.active());
-  const response = await context.with(withoutBaggage, () =>
+  const response = await context.with(ROOT_CONTEXT, () =>
`,
  },
  nearMisses: [tracingSuppressed.edit],
  failsFirst: ['supplier-traceparent'],
  explanation: `
The supplier was called in a context that has no span. That also cuts the
trace: the call begins a trace of its own, and nobody sees which order waited
for it. Remove only the baggage, and keep the span:
\`propagation.deleteBaggage(context.active())\`, called for each order and not
when the file is loaded.
`,
  openLine: /ROOT_CONTEXT|context\.bind\(/,
  recognise: ({ arrived }) =>
    arrived.some(
      ({ kind, service, parentId }) =>
        kind === 'CLIENT' && service === 'kitchen' && parentId === undefined,
    ),
} satisfies Mistake;
