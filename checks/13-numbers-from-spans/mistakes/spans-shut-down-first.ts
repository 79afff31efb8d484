import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { lastTrace } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-      await counter.close();
-      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      await Promise.all([counter.close(), tracerProvider.shutdown(), meterProvider.shutdown()]);
`,
  },
  failsFirst: ['sampled-arrives'],
  explanation: `
\`close\` shut the tracer provider down while an order was being made. The guest
got the drink, but its span ended after the shutdown, and whatever ends then
is lost. First wait for \`counter.close()\`, which resolves when all requests
have been answered. Only then shut the providers down.
`,
  openLine: /racer\w*\.shutdown\(|sdk\.shutdown\(/,
  recognise: ({ recording: { spans, providers } }) => {
    const lost = spans.filter(({ sampled, exported }) => sampled && exported === 0);
    return (
      lost.length > 0 &&
      lost.every(
        ({ traceId, ended = 0, provider = -1 }) =>
          traceId === lastTrace && ended > (providers[provider]?.shutdown ?? Infinity),
      )
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
+      await meterProvider.shutdown();
`,
    },
  ],
} satisfies Mistake;
