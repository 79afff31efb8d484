import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeLatte, type Order } from '#bar';
import type { Service } from './service.ts';

export async function startKitchen(exporter: SpanExporter): Promise<Service> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'kitchen' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');
  const server = createServer((req, res) => {
    context.with(propagation.extract(ROOT_CONTEXT, req.headers), () =>
      tracer.startActiveSpan('POST /drinks', { kind: SpanKind.SERVER }, async (span) => {
        try {
          let text = '';
          for await (const chunk of req) text += chunk;
          const order: Order = JSON.parse(text);
          await tracer.startActiveSpan('make latte', (making) =>
            makeLatte(order).finally(() => making.end()),
          );
          res.writeHead(201).end(JSON.stringify({ drink: order.drink }));
        } catch {
          res.writeHead(400).end();
        }
        span.end();
      }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise((closed) => server.close(closed));
      await provider.shutdown();
    },
  };
}
