import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import silentChildren from './silent-children.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Without these two, spans below the root are kept as well, but do not say why.
@@
-    attributes: { 'sampler.decision': why },
@@
+    span.setAttribute('sampler.decision', 'one in ten');
     await tracer.startActiveSpan('make latte', async (making) => {
+      making.setAttribute('sampler.decision', 'parent was kept');
`,
  },
  failsFirst: ['sampler-says-why'],
  explanation: `
The attribute is set by hand on the spans of \`run\`. That is a claim of the
code that makes the span, and code that forgets it is silent. Who knows why a
span was kept is the sampler: the result of \`shouldSample\` has a field
\`attributes\`, and the SDK puts those on the span.
`,
  openLine: /setAttributes?\(.*sampler\.decision|['"]sampler\.decision/,
  recognise: ({ arrived }, source) =>
    arrived.every((span) => span.attributes['sampler.decision'] === undefined) &&
    /(setAttributes?|start(Active)?Span)\([^;]*sampler\.decision/.test(source),
  nearMisses: [silentChildren.edit],
} satisfies Mistake;
