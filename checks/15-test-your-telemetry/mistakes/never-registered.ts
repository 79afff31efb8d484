import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, passes } from '../judgement.ts';
import neverClosed from './never-closed.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-provider.register();
+provider.getTracer('counter');
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your tests create a provider but never register it. The counter asks the API
for a tracer. The API knows no provider, so the spans are no-ops and your
exporter stays empty. Call \`provider.register()\` once, at the top of the
file.
`,
  openLine: /new \w*(TracerProvider|NodeSDK)\(/,
  recognise: (run) =>
    !passes(run, 'good-active.ts') &&
    /new \w*(TracerProvider|NodeSDK)\(/.test(bareCodeOf(run)) &&
    !/\bregister\(|setGlobalTracerProvider|\.start\(\)/.test(bareCodeOf(run)),
  nearMisses: [neverClosed.edit],
} satisfies Mistake;
