import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-        const response = await fetch(url, { method: 'POST', headers, body });
-        return await response.json();
+        return fetch(url, { method: 'POST', headers, body }).then((answer) => answer.json());
`,
  },
  failsFirst: ['client-covers-call'],
  explanation: `
The CLIENT span was ended before the kitchen had answered. A CLIENT span lasts
as long as the caller waits, so await the whole answer while the span is open.
Inside a \`try\`, \`return promise\` does not wait: \`finally\` runs at once. Write
\`return await …\`.
`,
  openLine: /\bfetch\(|request\(/,
  recognise: (run, source) => {
    if (/setTimeout|setImmediate/.test(source)) return false;
    const [latte] = run.work('make latte');
    return run.arrived.some(
      ({ kind, ended = 0 }) => kind === 'CLIENT' && ended < (latte?.end ?? 0),
    );
  },
  nearMisses: [
    {
      'counter.ts': `
         const headers: Record<string, string> = {};
+        setTimeout(() => span.end(), 20);
@@
         return await response.json();
       } finally {
-        span.end();
       }
`,
    },
  ],
} satisfies Mistake;
