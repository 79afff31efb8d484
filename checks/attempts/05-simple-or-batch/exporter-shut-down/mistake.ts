import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    'closing time: every span has arrived when `run` resolves',
    'an error: every span has arrived when it leaves `run`',
    'SIGTERM: every span that has ended by then arrives',
  ],
  says: `
\`exporter.shutdown()\` closes the last link only. The processor in front of it
hears nothing of it: the spans wait on in its queue, and an exporter that is
shut down takes no more of them. \`provider.shutdown()\` does it in the right
order: each processor sends what it holds, and then shuts its exporter down.
`,
  look: /exporter\s*[!?]?\.shutdown/,
  shows: ({ recording: { exporterShutdown, spans } }, source) =>
    Boolean(exporterShutdown) &&
    !spans.some(({ madeUp }) => madeUp) &&
    /\bexporter\s*[!?]?\.shutdown/.test(source),
} satisfies Mistake;
