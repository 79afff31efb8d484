import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
 import { writeSlip, type Order } from '#bar';
+import { app as kitchen } from './kitchen.ts';
@@
-        const response = await fetch(url, { method: 'POST', headers, body });
+        const response = await kitchen.request(url, { method: 'POST', headers, body });
`,
    'kitchen.ts': `
 import { listen, type Service } from './service.ts';
+
+export const app = new Hono();
@@
-  const app = new Hono();
`,
  },
  failsFirst: ['order-over-http'],
  explanation: `
The order did not travel over the network. Within one process, the active
context comes along by itself, so a trace looks whole although no slip was
written. Between two machines, the trace would break. Send a real request to
\`kitchenUrl\`.
`,
  openLine: /\.request\(|\.fetch\(/,
  recognise: ({ recording }) =>
    recording.requests.every(({ path }) => path !== '/drinks') &&
    recording.work.some(({ name }) => name === 'make latte'),
  nearMisses: [
    {
      'counter.ts': `
-        await writeSlip(order);
+        await writeSlip(undefined as unknown as Order);
`,
    },
  ],
} satisfies Mistake;
