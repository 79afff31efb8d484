import type { Mistake } from '../../../workshop/checking/mistakes.ts';

/** The result of `extract` is dropped, or kept in a variable that nobody reads. */
function dropped(source: string): boolean {
  const kitchen = source.slice(source.indexOf('function startKitchen'));
  if (/^\s*(propagation\.)?extract\(/m.test(kitchen)) return true;
  const [, name] = kitchen.match(/(\w+) = (?:propagation\.)?extract\(/) ?? [];
  return name !== undefined && kitchen.split(new RegExp(`\\b${name}\\b`)).length === 2;
}

export default {
  edit: {
    'kitchen.ts': `
-    return tracer.startActiveSpan('POST /drinks', options, caller, async (span) => {
+    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
`,
  },
  failsFirst: ['server-below-client'],
  explanation: `
\`extract\` was called, but its result was not used. The call alone changes
nothing: it returns a new context in which the caller's span is the parent.
Give that context to \`startActiveSpan\` as the third argument, or start the
span inside \`context.with(caller, …)\`.
`,
  recognise: (run, source) =>
    Boolean(run.recording.calls.extract) &&
    dropped(source) &&
    run
      .all('POST /drinks')
      .some(({ kind, parentId }) => kind === 'SERVER' && parentId === undefined),
  nearMisses: [
    {
      'kitchen.ts': `
-    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
+    const caller = propagation.extract(ROOT_CONTEXT, c.req.raw.headers);
`,
    },
  ],
} satisfies Mistake;
