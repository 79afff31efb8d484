import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'barista.ts': `
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
+    // This log is that of the span \`pull shot\`, whoever calls.
+    const ready = () => {
@@
       resolve();
-    });
+    };
`,
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { context, propagation, ROOT_CONTEXT, SpanKind, type Span } from '@opentelemetry/api';
@@
-    const takeOrder = async () => {
+    const takeOrder = async (span: Span) => {
+      const log = createLog('counter', span);
@@
-    const ask = async () => {
+    const ask = async (span: Span) => {
+      const log = createLog('counter', span);
`,
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { propagation, ROOT_CONTEXT, SpanKind, type Span } from '@opentelemetry/api';
@@
-  const log = createLog('kitchen');
@@
-    const readSlip = async () => {
+    const readSlip = async (span: Span) => {
+      const log = createLog('kitchen', span);
@@
-      await inSpan('make drink', () => makeDrink(order));
+      await inSpan('make drink', (making) => makeDrink(order, making));
@@
-  async function makeDrink(order: Order): Promise<void> {
-    await inSpan('pull shot', () => waitForShot(order, log));
+  async function makeDrink(order: Order, making: Span): Promise<void> {
+    const log = createLog('kitchen', making);
+    await inSpan('pull shot', (pulling) => waitForShot(order, createLog('kitchen', pulling)));
`,
    'log.ts': `
-import { trace, type Attributes } from '@opentelemetry/api';
+import type { Attributes, Span } from '@opentelemetry/api';
@@
-/** The log of one service: each message becomes one line of JSON in the journal. */
-export function createLog(service: string): Log {
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+/** The log of one span: each message becomes one line of JSON in the journal. */
+export function createLog(service: string, span?: Span): Log {
+  const logger = pino({ base: { service } }, journal).child(traceContext(span));
@@
-    trace.getActiveSpan()?.addEvent(message, attributes);
+    span?.addEvent(message, attributes);
@@
-/** The ids of the active span, under the names that the specification gives to log fields. */
-function traceContext(): Record<string, string> {
-  const active = trace.getActiveSpan()?.spanContext();
+/** The span under the names that the specification gives to log formats. */
+function traceContext(span?: Span): Record<string, string> {
+  const active = span?.spanContext();
`,
  },
} satisfies RightAnswer;
