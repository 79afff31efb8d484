import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeSlip, type Order } from '#bar';
import type { Service } from './service.ts';

/** `node:http` on both sides, promise chains, and the SERVER span ended when the answer is out. */
export async function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');
  const server = createServer((req, res) => {
    const caller = propagation.extract(ROOT_CONTEXT, req.headers);
    const span = tracer.startSpan('POST /orders', { kind: SpanKind.SERVER }, caller);
    res.on('finish', () => span.end());
    context.with(trace.setSpan(caller, span), () =>
      bodyOf(req)
        .then((text) => JSON.parse(text) as Order)
        .then((order) => writeSlip(order).then(() => askKitchen(order)))
        .then((drink) => res.end(drink))
        .catch(() => res.writeHead(500).end()),
    );
  });

  function askKitchen(order: Order): Promise<string> {
    const span = tracer.startSpan('POST', { kind: SpanKind.CLIENT });
    const headers = {};
    propagation.inject(trace.setSpan(context.active(), span), headers);
    const send = (answered: (response: IncomingMessage) => void, failed: () => void) => {
      const call = request(`${kitchenUrl}/drinks`, { method: 'POST', headers }, answered);
      call.on('error', failed).end(JSON.stringify(order));
    };
    return new Promise(context.bind(trace.setSpan(context.active(), span), send))
      .then(bodyOf)
      .finally(() => span.end());
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise((closed) => server.close(closed));
      await provider.shutdown();
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += chunk;
  return text;
}
