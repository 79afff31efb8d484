import {
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { Hono, type Context } from 'hono';
import { MachineJammed, tryMachine, type Order } from '#bar';

type Handler = (c: Context, span: Span) => Response | Promise<Response>;

/**
 * The counter. Each request has a SERVER span with the attributes from the conventions, and each of
 * the machine's tries has a span below it. Nothing in here needs to be changed.
 */
export function createCounter(tracer: Tracer): Hono {
  const app = new Hono();
  const drinks = new Map<number, string>();

  app.post(
    '/orders',
    traced('/orders', async (c, span) => {
      const order = await c.req.json<Order>().catch(() => undefined);
      if (!order?.drink) return c.text('What would you like?', 400);
      span.setAttribute('coffee.order.id', order.id);
      if (!(await makeDrink(order, span))) return c.text('Sorry, the machine is jammed.', 503);
      drinks.set(order.id, order.drink);
      return c.json(order, 201);
    }),
  );

  app.get(
    '/orders/:id',
    traced('/orders/:id', (c) => {
      const drink = drinks.get(Number(c.req.param('id')));
      return drink ? c.json({ drink }) : c.text('There is no such order.', 404);
    }),
  );

  // No route, so no `http.route` either. The path belongs to whoever made it up.
  app.notFound(traced(undefined, (c) => c.text('There is no such page.', 404)));

  function traced(route: string | undefined, handle: Handler) {
    return (c: Context): Promise<Response> => {
      const { method, path } = c.req;
      const attributes = {
        'http.request.method': method,
        'url.scheme': 'http',
        'url.path': path,
        ...(route && { 'http.route': route }),
      };
      const name = route ? `${method} ${route}` : method;
      const options = { kind: SpanKind.SERVER, attributes };
      const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
      return tracer.startActiveSpan(name, options, caller, async (span) => {
        try {
          const response = await handle(c, span);
          span.setAttribute('http.response.status_code', response.status);
          // A server error. A status that begins with 4 is a client error.
          if (response.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          return response;
        } catch (error) {
          span.recordException(error as Error);
          span.setAttribute('http.response.status_code', 500);
          span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
          return c.text('Sorry, something went wrong.', 500);
        } finally {
          span.end();
        }
      });
    };
  }

  /** Tries up to three times. Returns whether there is a drink. */
  async function makeDrink(order: Order, span: Span): Promise<boolean> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      try {
        await tryOnce(order, attempt);
        return true;
      } catch (error) {
        if (!(error instanceof MachineJammed)) throw error;
        span.recordException(error);
      }
    }
    return false;
  }

  async function tryOnce(order: Order, attempt: number): Promise<void> {
    await tracer.startActiveSpan('try machine', async (span) => {
      try {
        await tryMachine(order, attempt);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
        throw error;
      } finally {
        span.end();
      }
    });
  }

  return app;
}
