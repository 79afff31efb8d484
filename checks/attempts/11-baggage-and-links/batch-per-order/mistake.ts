import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['there is one `process orders` for the batch, a CONSUMER span'],
  says: `
There is a span for each slip, and none for the batch. But the machine was
heated once for the three of them: that time belongs to the batch, and has no
place in such a picture. Make one \`process orders\` around all of them, with a
link to each sender, and a \`make drink\` for each slip inside it.
`,
  look: /'process orders'/,
  shows: (seen) => seen.all('process orders').length === seen.work('make drink').length,
} satisfies Mistake;
