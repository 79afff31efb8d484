import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import asksIsRecording from './asks-is-recording.ts';
import consumerDecidedAnew from './consumer-decided-anew.ts';

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
decided for the trace. If you decide again, you cut the trace in two where
it enters your service. Follow a remote parent like any other.
`,
  openLine: /remoteParent(Not)?Sampled|isRemote/,
  recognise: ({ recording: { spans } }, source) =>
    /new ParentBased|getSpanContext|isRemote/.test(source) &&
    !/isRecording|getActiveSpan/.test(source) &&
    spans.some((s) => s.remoteParent && s.name === 'GET /menu' && !s.sampled),
  nearMisses: [asksIsRecording.edit, consumerDecidedAnew.edit],
} satisfies Mistake;
