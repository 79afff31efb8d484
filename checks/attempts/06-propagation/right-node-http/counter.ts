import { context, propagation, SpanKind, trace, type Context } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeSlip, type Order } from '#bar';
import type { Service } from './service.ts';

/** `node:http` on both sides, promise chains, and the SERVER span ended when the answer is out. */
export function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'counter',
      'service.version': '2',
    }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('node-http');

  const server = createServer((req, res) => {
    const parent = propagation.extract(context.active(), req.headers);
    const span = tracer.startSpan('POST /orders', { kind: SpanKind.SERVER }, parent);
    res.on('finish', () => span.setAttribute('http.response.status_code', res.statusCode).end());
    const here = trace.setSpan(parent, span);
    context.with(here, () =>
      bodyOf(req)
        .then((text) => JSON.parse(text) as Order)
        .then((order) => writeSlip(order).then(() => call(order)))
        .then((drink) => res.end(drink))
        .catch(() => res.writeHead(500).end()),
    );
  });

  const call = (order: Order): Promise<string> => {
    const span = tracer.startSpan('POST', { kind: SpanKind.CLIENT });
    const here: Context = trace.setSpan(context.active(), span);
    const headers = {};
    propagation.inject(here, headers);
    return new Promise<string>((resolve, reject) => {
      const out = request(`${kitchenUrl}/drinks`, { method: 'POST', headers }, (res) =>
        bodyOf(res).then(resolve, reject),
      );
      out.on('error', reject);
      out.end(JSON.stringify(order));
    }).finally(() => span.end());
  };

  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise<void>((done) => server.close(() => done())).then(() => provider.shutdown()),
      }),
    ),
  );
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += chunk;
  return text;
}
