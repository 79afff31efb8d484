import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** As somebody leaves it who only follows the TODOs: all is in \`run\`. */
export default {
  edit: {
    'lesson.ts': `
-  register(provider);
+  trace.setGlobalTracerProvider(provider);
+  // What \`register\` of sdk-trace-node did: '@opentelemetry/sdk-trace-node' has no 3.x.
+  const manager = new AsyncLocalStorageContextManager();
+  manager.enable();
+  context.setGlobalContextManager(manager);
+  const propagators = [new W3CTraceContextPropagator(), new W3CBaggagePropagator()];
+  propagation.setGlobalPropagator(new CompositePropagator({ propagators }));
@@
-  await provider.shutdown();
+  await provider.shutdown().catch(() => {});
@@
-/** Does what \`provider.register()\` did in 2.x. Each global serves somebody else. */
-function register(provider: TracerProvider): void {
-  // For libraries, which ask the API for a tracer.
-  trace.setGlobalTracerProvider(provider);
-  // For every span that looks for its parent.
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
-  // For whoever sends or reads headers. A second call would be refused, so both go into one.
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
-}
-
`,
  },
} satisfies RightAnswer;
