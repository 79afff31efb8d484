import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import asksIsRecording from './asks-is-recording.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Without these two, spans below the root are kept as well, but do not say why.
     localParentSampled: follow,
-    remoteParentSampled: follow,
+    remoteParentSampled: new OneOrderInTen(),
+    remoteParentNotSampled: new OneOrderInTen(),
`,
  },
  failsFirst: ['sampled-remote-parent'],
  explanation: `
A parent in this process is followed, but one in another service is not. The
caller's flag, which came with the request, says what was decided for the
trace; deciding anew cuts the trace in two just where it leaves a service. A
remote parent is a parent.
`,
  openLine: /remoteParent(Not)?Sampled|isRemote/,
  recognise: (_, source) =>
    /new ParentBased|getSpanContext|isRemote/.test(source) &&
    !/isRecording|getActiveSpan/.test(source),
  nearMisses: [asksIsRecording.edit],
} satisfies Mistake;
