import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'telemetry.ts': `
+process.env.OTEL_PROPAGATORS = 'none';
 sdk.start();
`,
  },
  failsFirst: ['server-below-client'],
  explanation: `
The CLIENT span is there, but no slip came with it. The library injects
through the global propagator, and no propagator that writes \`traceparent\` is
registered. \`NodeSDK\` registers one by default, unless \`OTEL_PROPAGATORS\` or
\`textMapPropagator\` says otherwise. A provider of your own has to
\`register()\`.
`,
  openLine: /textMapPropagator|OTEL_PROPAGATORS/,
  recognise: ({ recording }, source) =>
    recording.said.some(({ what }) => /^POST \/drinks .*: nothing/.test(what)) &&
    /textMapPropagator|OTEL_PROPAGATORS|new (Basic|Node)TracerProvider/.test(source),
  nearMisses: [
    {
      'counter.ts': `
-  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
+  // The textMapPropagator is there, and it is not this one's call.
+  await fetch(url, { method: 'POST', body: JSON.stringify(order), headers: { traceparent: '' } });
+  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
`,
    },
  ],
} satisfies Mistake;
