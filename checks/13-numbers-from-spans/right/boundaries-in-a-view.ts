import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { MeterProvider } from '@opentelemetry/sdk-metrics';
+import { AggregationType, MeterProvider } from '@opentelemetry/sdk-metrics';
@@
-  const meterProvider = new MeterProvider({ readers: [reader] });
+  const boundaries = [
+    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
+  ];
+  const type = AggregationType.EXPLICIT_BUCKET_HISTOGRAM;
+  const meterProvider = new MeterProvider({
+    readers: [reader],
+    views: [
+      {
+        instrumentName: 'http.server.request.duration',
+        aggregation: { type, options: { boundaries } },
+        attributesProcessors: [
+          {
+            process(given) {
+              const named = kept.map((name) => [name, given[name]] as const);
+              const failed = given['error.type'];
+              return Object.fromEntries([...named, ['error.type', failed] as const]);
+            },
+          },
+        ],
+      },
+    ],
+  });
@@
-      // The SDK's own boundaries begin with 0, 5, 10. They are meant for milliseconds.
-      advice: {
-        explicitBucketBoundaries: [
-          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
-        ],
-      },
@@
-    const labels: Attributes = {};
-    for (const name of kept) {
-      if (attributes[name] !== undefined) labels[name] = attributes[name];
-    }
+    const labels: Attributes = { ...attributes };
`,
  },
} satisfies RightAnswer;
