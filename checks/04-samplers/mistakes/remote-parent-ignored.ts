import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import asksIsRecording from './asks-is-recording.ts';

export default {
  edit: {
    'lesson.ts': `
-    // By default these two keep the span as well, but add no attribute that says why.
     localParentSampled: follow,
-    remoteParentSampled: follow,
+    remoteParentSampled: new OneOrderInTen(),
+    remoteParentNotSampled: new OneOrderInTen(),
`,
  },
  failsFirst: ['sampled-remote-parent'],
  explanation: `
Your sampler follows a parent in this process, but not a parent in another
service. The caller's sampled flag came with the request and says what was
decided for the trace. If you decide again, you cut the trace in two where it
enters your service. A remote parent is a parent.
`,
  openLine: /remoteParent(Not)?Sampled|isRemote/,
  recognise: (_, source) =>
    /new ParentBased|getSpanContext|isRemote/.test(source) &&
    !/isRecording|getActiveSpan/.test(source),
  nearMisses: [asksIsRecording.edit],
} satisfies Mistake;
