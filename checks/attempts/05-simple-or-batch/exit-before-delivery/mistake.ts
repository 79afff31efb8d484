import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['SIGTERM: every span that has ended by then arrives'],
  says: `
\`process.exit()\` means now. The shutdown before it had only begun, and the
spans were still on their way. Exit when its promise has settled: await it, or
say \`provider.shutdown().finally(() => process.exit())\`.
`,
  look: /\bexit\(/,
  shows: ({ recording: { done, end } }, source) =>
    !done &&
    end.how === 'exited' &&
    end.signal === null &&
    /['"`]SIGTERM['"`]/.test(source) &&
    /\bshutdown\(/.test(source) &&
    !/\bexporter\s*[!?]?\.shutdown/.test(source) &&
    /\bexit\(/.test(source),
} satisfies Mistake;
