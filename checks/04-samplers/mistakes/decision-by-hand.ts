import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import silentChildren from './silent-children.ts';

export default {
  edit: {
    'lesson.ts': `
-    // By default these two keep the span as well, but add no attribute that says why.
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
The attribute is set by the code that makes the spans. That code cannot know
why a span was kept, and it may forget the attribute. The sampler knows why.
The result of \`shouldSample\` has a field \`attributes\`, and the SDK puts these
attributes on the span.
`,
  openLine: /setAttributes?\(.*sampler\.decision|['"]sampler\.decision/,
  recognise: ({ arrived }, source) =>
    arrived.every((span) => span.attributes['sampler.decision'] === undefined) &&
    /(setAttributes?|start(Active)?Span)\([^;]*sampler\.decision/.test(source),
  nearMisses: [silentChildren.edit],
} satisfies Mistake;
