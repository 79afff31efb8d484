import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
+import { trace } from '@opentelemetry/api';
 import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    return kitchen.inSpan('make drink', about, async () => {
+    return kitchen.inSpan('make drink', {}, async () => {
@@
-      return cup.drink;
+      trace.getActiveSpan()?.setAttribute('coffee.drink', cup.drink);
+      return cup.drink;
`,
  },
  failsFirst: ['failed-drink-named'],
  explanation: `
The drink's name goes on the span when the drink is done. If the shot fails,
the code never gets that far, and the span of the failed cup says nothing about
it. Give the attribute when you start the span: the drink is known by then.
`,
  openLine: /coffee\.drink/,
  recognise: (run) =>
    run.all('make drink').some(({ attributes }) => attributes['coffee.drink'] !== undefined),
  nearMisses: [
    {
      'kitchen.ts': `
-    return kitchen.inSpan('make drink', about, async () => {
+    return kitchen.inSpan('make drink', {}, async () => {
`,
    },
  ],
} satisfies Mistake;
