import { httpInstrumentationMiddleware } from '@hono/otel';
import { Hono } from 'hono';
import { sendLetters, writeLetter } from './letters.ts';
import { log } from './log.ts';
import { addressOf, listen } from './service.ts';
import { inSpan } from './spans.ts';
import { saveLoan, type Book, type Loan } from './store.ts';
import { closeOnSignal } from './telemetry.ts';

const app = new Hono();
app.use(httpInstrumentationMiddleware());

app.get('/health', (c) => c.text('fine'));

app.post('/loans', async (c) => {
  const loan = await c.req.json<Loan>();
  const response = await fetch(`${await addressOf('catalog')}/books/${loan.book}`);
  if (!response.ok) return c.text(await response.text(), 404);
  const { title } = (await response.json()) as Book;
  const attributes = { 'library.book.id': loan.book };
  await inSpan('save loan', { attributes }, () => saveLoan(loan));
  log.info('the book is lent');
  writeLetter({ to: loan.email, book: loan.book });
  return c.json({ lent: title });
});

closeOnSignal(listen(app), sendLetters);
