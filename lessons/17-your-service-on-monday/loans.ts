import { Hono } from 'hono';
import { sendLetters, writeLetter } from './letters.ts';
import { log } from './log.ts';
import { addressOf, listen } from './service.ts';
import { saveLoan, type Book, type Loan } from './store.ts';

const app = new Hono();
// TODO 3: add `httpInstrumentationMiddleware` from `@hono/otel`.

app.get('/health', (c) => c.text('fine'));

app.post('/loans', async (c) => {
  const loan = await c.req.json<Loan>();
  const response = await fetch(`${await addressOf('catalog')}/books/${loan.book}`);
  if (!response.ok) return c.text(await response.text(), 404);
  const { title } = (await response.json()) as Book;
  // TODO 5: a `save loan` span, with the attribute `library.book.id`.
  await saveLoan(loan);
  log.info('the book is lent');
  writeLetter({ to: loan.email, book: loan.book });
  return c.json({ lent: title });
});

const server = listen(app);
// TODO 2: listen for SIGINT as well, and shut the SDK down when the last letter has been sent.
process.once('SIGTERM', async () => {
  await server.close();
  await sendLetters();
});
