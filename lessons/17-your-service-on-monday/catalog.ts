import { Hono } from 'hono';
import { log } from './log.ts';
import { listen } from './service.ts';
import { findBook } from './store.ts';

const app = new Hono();
// TODO 3: add `httpInstrumentationMiddleware` from `@hono/otel`.

app.get('/health', (c) => c.text('fine'));

app.get('/books/:id', async (c) => {
  const book = await findBook(c.req.param('id'));
  if (!book) return c.text('no such book', 404);
  // The publisher is another company.
  const response = await fetch(`${process.env.PUBLISHER_URL}/prints/${book.id}`);
  const prints = await response.text();
  log.info('the book is found');
  return c.json({ ...book, prints });
});

const server = listen(app);
// TODO 2: listen for SIGINT as well, and shut the SDK down when the server has closed.
process.once('SIGTERM', () => server.close());
