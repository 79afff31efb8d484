/** The queue of letters to readers. A walk to the letter box is worth it for three letters. */
import { context, ROOT_CONTEXT, SpanKind, trace, type Link } from '@opentelemetry/api';
import { setTimeout as pause } from 'node:timers/promises';
import { log } from './log.ts';
import { inSpan } from './spans.ts';
import { postLetter, type Letter } from './store.ts';

const waiting: { letter: Letter; links: Link[] }[] = [];
let walks = Promise.resolve();

export function writeLetter(letter: Letter): void {
  // The loan's span has ended by the time that its letter is sent. Its context is kept for a link.
  const loan = trace.getActiveSpan()?.spanContext();
  waiting.push({ letter, links: loan ? [{ context: loan }] : [] });
  if (waiting.length >= 3) void sendLetters();
}

/** Sends what is waiting, the last letter first. Resolves when it has been sent. */
export function sendLetters(): Promise<void> {
  const letters = waiting.splice(0).reverse();
  walks = walks.then(async () => {
    if (letters.length > 0) await pause(50);
    // Without this, all letters would be below the loan that came third.
    await context.with(ROOT_CONTEXT, async () => {
      for (const { letter, links } of letters) await sendLetter(letter, links);
    });
  });
  return walks;
}

/** An error stays in here: the next letter is sent all the same. */
async function sendLetter(letter: Letter, links: Link[]): Promise<void> {
  const attributes = { 'library.book.id': letter.book };
  await inSpan('send letter', { kind: SpanKind.CONSUMER, attributes, links }, async () => {
    try {
      await postLetter(letter);
      log.info('the letter is sent');
    } catch (error) {
      // Here, because this line is to have the ids of the span.
      log.error(`not sent: ${(error as Error).message}`);
      throw error;
    }
  }).catch(() => {});
}
