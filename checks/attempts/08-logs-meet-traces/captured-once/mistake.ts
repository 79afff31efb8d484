import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a line that is written in a span has the three fields'],
  says: `
The ids are read once, when the log is made. At that moment the bar is still
closed and no span is active, so there is nothing to read; and what a child
logger got at its birth it keeps. The ids belong to the line: read the active
span each time that one is written. pino calls \`mixin\` for every line.
`,
  look: /\.child\(/,
  shows: (seen, source) =>
    seen.recording.contextManager &&
    /getActiveSpan|getSpan/.test(source) &&
    // A comment may still speak of it.
    !/mixin|formatters|logMethod/.test(source.replace(/\/\/.*/g, '')) &&
    seen.recording.said.every(({ what }) => !what.includes('c0ffee')),
} satisfies Mistake;
