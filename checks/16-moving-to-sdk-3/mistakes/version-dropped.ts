import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { LibraryReport } from '../scenarios.ts';
import oneTracerForAll from './one-tracer-for-all.ts';

export default {
  edit: {
    'lesson.ts': `
-  trace.setGlobalTracerProvider(provider);
+  trace.setGlobalTracerProvider({ getTracer: (name) => provider.getTracer(name) });
`,
  },
  failsFirst: ['any-library-span'],
  explanation: `
A library asks for its tracer with a name and a version, so that its spans say
which version made them. What you have set as the global provider does not
pass the version on. Give the provider itself to \`setGlobalTracerProvider\`:
then nothing is lost on the way.
`,
  openLine: /setGlobalTracerProvider\(/,
  recognise({ recording }) {
    const { calls } = recording.scenarioResult as LibraryReport;
    return calls.some(({ scope }) => scope?.name === 'another-library' && !scope.version);
  },
  nearMisses: [oneTracerForAll.edit],
} satisfies Mistake;
