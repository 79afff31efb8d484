import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['each program’s spans are of its own service'],
  says: `
Both programs load \`telemetry.ts\`, and the service's name is written in it.
\`serviceName\` in the code goes before \`OTEL_SERVICE_NAME\`, so all spans belong
to one service, and the map of services has one box. A name belongs where the
program is started: in its environment.
`,
  look: /serviceName|service\.name|SERVICE_NAME\]/,
  shows: ({ arrived }, source) => {
    const [first = '', ...others] = new Set(arrived.map(({ service }) => service));
    const named = /service\.name['"]|SERVICE_NAME\]|serviceName/.test(source);
    return named && others.length === 0 && !first.startsWith('unknown');
  },
} satisfies Mistake;
