import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    '`POST /orders` is a SERVER span, and so is the kitchen’s `POST /drinks`',
    'the counter’s call is a CLIENT span, a child of `POST /orders`',
  ],
  says: `
The kind says which end of a call a span stands on. Whoever asks over the
network makes a CLIENT span; whoever is asked makes a SERVER span; left out,
it is INTERNAL. Backends draw the map of services from CLIENT and SERVER
pairs: with wrong kinds there is no line from counter to kitchen.
`,
  shows: ({ arrived }) =>
    !arrived.some(({ service, kind }) => service === 'counter' && kind === 'CLIENT') ||
    arrived.some(({ name, kind }) => name === 'POST /orders' && kind !== 'SERVER') ||
    !arrived.some(({ service, kind }) => service === 'kitchen' && kind === 'SERVER'),
} satisfies Mistake;
