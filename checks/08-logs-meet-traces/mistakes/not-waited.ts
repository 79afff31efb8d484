import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'barista.ts': `
-/** Orders a shot at the espresso machine, and resolves when it is pulled. */
@@
-      resolve();
     });
     orderShot(order, ready);
+    resolve();
`,
  },
  failsFirst: ['order-over-http'],
  explanation: `
The promise is resolved before the machine has pulled the shot. So \`pull shot\`
ends too early, and the drink is called ready without its coffee. Resolve in
the callback: the machine calls it when the shot is pulled.
`,
  openLine: /resolve\(\)/,
  recognise: (run, source) => {
    const shots = run.all('pull shot');
    return (
      !/setTimeout|setInterval|node:timers/.test(source) &&
      run.work('pull shot').every((work) => !shots.some((shot) => run.covers(shot, work)))
    );
  },
  nearMisses: [
    // It waits, and not for the machine.
    {
      'barista.ts': `
-      resolve();
     });
     orderShot(order, ready);
+    setTimeout(resolve, 5);
`,
    },
  ],
} satisfies Mistake;
