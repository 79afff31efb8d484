import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** Nothing is ever active: the context is handed on like the order. */
export default {
  edit: {
    'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
`,
    'barista.ts': `
-import { context } from '@opentelemetry/api';
+import type { Context } from '@opentelemetry/api';
@@
-export function waitForShot(order: Order, log: Log): Promise<void> {
+export function waitForShot(order: Order, log: Log, here: Context): Promise<void> {
@@
-    // The machine calls from the context of the first order, so this function brings its own.
-    const ready = context.bind(context.active(), () => {
-      log('shot is ready', { 'coffee.drink': order.drink });
+    const ready = () => {
+      log('shot is ready', { 'coffee.drink': order.drink }, here);
       resolve();
-    });
+    };
`,
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { propagation, ROOT_CONTEXT, SpanKind, type Context } from '@opentelemetry/api';
@@
-    const takeOrder = async () => {
+    const takeOrder = async (here: Context) => {
       const order = await c.req.json<Order>();
-      log('order taken', { 'coffee.drink': order.drink });
+      log('order taken', { 'coffee.drink': order.drink }, here);
       await writeSlip(order);
-      const drink = await askKitchen(order);
-      log('drink served', { 'coffee.drink': order.drink });
+      const drink = await askKitchen(order, here);
+      log('drink served', { 'coffee.drink': order.drink }, here);
@@
-  function askKitchen(order: Order): Promise<unknown> {
-    const ask = async () => {
+  function askKitchen(order: Order, above: Context): Promise<unknown> {
+    const ask = async (here: Context) => {
       const headers: Record<string, string> = {};
-      propagation.inject(context.active(), headers);
+      propagation.inject(here, headers);
@@
-      log('kitchen answered', { 'coffee.drink': order.drink });
+      log('kitchen answered', { 'coffee.drink': order.drink }, here);
       return drink;
     };
-    return inSpan('POST /drinks', ask, SpanKind.CLIENT);
+    return inSpan('POST /drinks', ask, SpanKind.CLIENT, above);
`,
    'kitchen.ts': `
-import { propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
+import { propagation, ROOT_CONTEXT, SpanKind, type Context } from '@opentelemetry/api';
@@
-    const readSlip = async () => {
+    const readSlip = async (here: Context) => {
       const order = await c.req.json<Order>();
-      log('slip received', { 'coffee.drink': order.drink });
-      await inSpan('make drink', () => makeDrink(order));
+      log('slip received', { 'coffee.drink': order.drink }, here);
+      await inSpan('make drink', (making) => makeDrink(order, making), undefined, here);
@@
-  async function makeDrink(order: Order): Promise<void> {
-    await inSpan('pull shot', () => waitForShot(order, log));
-    log('drink is ready', { 'coffee.drink': order.drink });
+  async function makeDrink(order: Order, here: Context): Promise<void> {
+    await inSpan('pull shot', (pulling) => waitForShot(order, log, pulling), undefined, here);
+    log('drink is ready', { 'coffee.drink': order.drink }, here);
`,
    'log.ts': `
-import { trace, type Attributes } from '@opentelemetry/api';
+import { ROOT_CONTEXT, trace, type Attributes, type Context } from '@opentelemetry/api';
@@
-export type Log = (message: string, attributes?: Attributes) => void;
+export type Log = (message: string, attributes?: Attributes, here?: Context) => void;
@@
-  // pino calls \`mixin\` for every line, when it is written: only then is the right span active.
-  const logger = pino({ base: { service }, mixin: traceContext }, journal);
+  const logger = pino({ base: { service } }, journal);

-  // The line stays even if the trace is not kept. The event is for those who see the picture.
-  return (message, attributes) => {
-    trace.getActiveSpan()?.addEvent(message, attributes);
-    logger.info(attributes, message);
+  return (message, attributes, here = ROOT_CONTEXT) => {
+    trace.getSpan(here)?.addEvent(message, attributes);
+    logger.info({ ...attributes, ...traceContext(here) }, message);
@@
-/** The ids of the active span, under the names that the specification gives to log fields. */
-function traceContext(): Record<string, string> {
-  const active = trace.getActiveSpan()?.spanContext();
+/** The span of a context, under the names that the specification gives to log formats. */
+function traceContext(here: Context): Record<string, string> {
+  const active = trace.getSpanContext(here);
`,
    'service.ts': `
-import { context, SpanKind, type Context, type Span } from '@opentelemetry/api';
+import { context, SpanKind, trace, type Context } from '@opentelemetry/api';
@@
-    work: (span: Span) => Promise<T>,
+    work: (here: Context) => Promise<T>,
@@
-        return await work(span);
+        return await work(trace.setSpan(parent, span));
`,
  },
} satisfies RightAnswer;
