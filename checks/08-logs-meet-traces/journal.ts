import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Edit } from '../../workshop/checking/mistakes.ts';

/** The lines of the journal that are JSON; `at` is the moment when each was written. */
export const linesOf = ({ recording }: RecordedRun): Record<string, any>[] =>
  recording.said.flatMap(({ what, when }) =>
    what.startsWith('{') ? { ...JSON.parse(what), at: when } : [],
  );

/** The lines that say this. */
export const saying = (run: RecordedRun, msg: string) =>
  linesOf(run).filter((line) => line.msg === msg);

/** Whether a file keeps something from one call of its functions to the next. */
export const keepsState = (source: string): boolean =>
  /^(export )?(let |var |const \w+(: [^=]+)? = (new (Map|Set|WeakMap)\b|\[|\{))/m.test(source);

// Wrong answers that look like more than one mistake.

/** A line names the span above its own, which is not always the caller's or the request's. */
export const parentsSpanId: Edit = {
  'log.ts': `
-    span_id: active.spanId,
+    span_id: (trace.getActiveSpan() as unknown as ReadableSpan).parentSpanContext?.spanId ?? '',
`,
};

/** The lines in a span are right; one from outside has the ids of the line before. */
export const lastSpanKept: Edit = {
  'log.ts': `
 import { journal } from '#bar';
+
+let last = trace.getActiveSpan();
@@
-  const active = trace.getActiveSpan()?.spanContext();
+  last = trace.getActiveSpan() ?? last;
+  const active = last?.spanContext();
`,
};

/** All shots have the ids of the first order, but not because the machine calls from there. */
export const firstContextKept: Edit = {
  'barista.ts': `
-import { context } from '@opentelemetry/api';
+import { context, type Context } from '@opentelemetry/api';
@@
 import type { Log } from './log.ts';
+
+let first: Context | undefined;
@@
-    const ready = context.bind(context.active(), () => {
+    const ready = context.bind((first ??= context.active()), () => {
`,
};
