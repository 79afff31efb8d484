import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['closing time: every span has arrived when `run` resolves'],
  says: `
The spans wait in the batch processor for its timer, which is set to 5
seconds. That timer does not keep Node running: there was nothing left to do,
the program ended, and the spans were gone with its memory. No error, no
warning. \`provider.shutdown()\` sends what waits, and nobody called it on this
way out.
`,
  look: /openBar\((?!\))/,
  shows: ({ arrived, recording }, source) =>
    !recording.exporterShutdown &&
    arrived.length === 0 &&
    /Processor\(\s*\{?\s*exporter\b/.test(source) &&
    !/['"`](exit|beforeExit)['"`]/.test(source),
} satisfies Mistake;
