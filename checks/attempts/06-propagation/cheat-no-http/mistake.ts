import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the order goes over HTTP, guest to counter to kitchen, and a latte is made'],
  says: `
The order did not travel over the network. Within one process the active
context goes along by itself, so a trace looks whole although no slip was ever
written. Between two machines it would fall apart. Send a real request to
\`kitchenUrl\`.
`,
  look: /\.request\(|\.fetch\(/,
  shows: ({ recording }) => recording.requests.every(({ path }) => path !== '/drinks'),
} satisfies Mistake;
