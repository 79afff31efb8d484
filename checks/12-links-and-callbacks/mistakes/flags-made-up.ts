import { TraceFlags } from '@opentelemetry/api';
import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { parseTraceparent } from '../../../workshop/checking/traceparent.ts';
import { foreignSlips } from '../scenarios.ts';
import linksRemembered from './links-remembered.ts';

export default {
  edit: {
    'lesson.ts': `
+  TraceFlags,
   type Context,
@@
-  return sent ? [{ context: sent }] : [];
+  return sent ? [{ context: { ...sent, traceFlags: TraceFlags.SAMPLED } }] : [];
`,
  },
  nearMisses: [
    linksRemembered.edit,
    {
      'lesson.ts': `
-  return sent ? [{ context: sent }] : [];
+  return sent?.traceFlags ? [{ context: sent }] : [];
`,
    },
  ],
  failsFirst: ['rush-links'],
  explanation: `
A link has other flags than the \`traceparent\` on its slip. The flags are part
of the span context: they say whether the sender was sampled. Do not put a
span context together yourself. \`trace.getSpanContext(sender)\` returns all of
it, and you can use it as it is.
`,
  openLine: /traceFlags|TraceFlags\./,
  recognise: (run) => {
    const links = run.all('process orders').flatMap((span) => span.links);
    return foreignSlips.some(({ slip }) => {
      const named = parseTraceparent(slip.headers.traceparent);
      return links.some(
        ({ traceId, spanId, traceFlags }) =>
          traceId === named?.traceId &&
          spanId === named.spanId &&
          named.sampled !== ((traceFlags & TraceFlags.SAMPLED) !== 0),
      );
    });
  },
} satisfies Mistake;
