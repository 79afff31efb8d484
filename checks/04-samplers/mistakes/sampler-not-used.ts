import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import alwaysOff from './always-off.ts';

export default {
  edit: {
    'lesson.ts': `
-    sampler: createSampler(),
`,
  },
  failsFirst: ['run-keeps-one-in-ten'],
  explanation: `
There is a \`createSampler\`, but the provider was built without it. A provider
without a \`sampler\` follows the parent and keeps every root. Only the provider
asks a sampler, once for every span that starts. Give the provider your
sampler when you build it.
`,
  openLine: /new \w*(TracerProvider|NodeSDK)\(/,
  recognise: ({ recording }, source) =>
    !/(TracerProvider|NodeSDK)\([^;]*\bsampler\b\s*[:,}]/.test(source) &&
    recording.spans.every(({ sampled }) => sampled),
  nearMisses: [alwaysOff.edit],
} satisfies Mistake;
