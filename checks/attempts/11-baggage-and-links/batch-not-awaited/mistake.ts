import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`process orders` is open until all its drinks are made'],
  says: `
\`process orders\` ended while its drinks were still being made, since nobody
waited for them. It says that the batch took no time, and whoever called the
kitchen believes that all is done. Await the promises of the drinks before
\`span.end()\`.
`,
  look: /Promise\.all|makeOne\(|makeDrink\(/,
  shows: () => true,
} satisfies Mistake;
