import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a remote parent that was sampled is followed'],
  says: `
A parent in this process is followed, but one in another service is not. The
caller's flag, which came with the request, says what was decided for the
trace; deciding anew cuts the trace in two just where it leaves a service. A
remote parent is a parent.
`,
  look: /remoteParent(Not)?Sampled|isRemote/,
  shows: (_, source) => /new ParentBased|getSpan|getActiveSpan/.test(source),
} satisfies Mistake;
