import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the counter continues the trace of its caller, too'],
  says: `
The counter is the first of your services, and that does not make it the first
of the trace: its caller may be an app, a proxy or a load balancer that has
begun one. A good service reads the slip of whoever calls it. Do for
\`POST /orders\` what the kitchen does for \`POST /drinks\`.
`,
  look: /['"]POST \/orders['"]/,
  shows: (seen) => seen.all('POST /orders').every(({ parentId }) => parentId === undefined),
} satisfies Mistake;
