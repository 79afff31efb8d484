/** The queue of letters to readers. A walk to the letter box is worth it for three letters. */
import { setTimeout as pause } from 'node:timers/promises';
import { log } from './log.ts';
import { postLetter, type Letter } from './store.ts';

const waiting: Letter[] = [];
let walks = Promise.resolve();

export function writeLetter(letter: Letter): void {
  // TODO 5: keep, with the letter, what you need for a link to its loan.
  waiting.push(letter);
  if (waiting.length >= 3) void sendLetters();
}

/** Sends what is waiting, the last letter first. Resolves when it has been sent. */
export function sendLetters(): Promise<void> {
  const letters = waiting.splice(0).reverse();
  walks = walks.then(async () => {
    if (letters.length > 0) await pause(50);
    for (const letter of letters) await sendLetter(letter);
  });
  return walks;
}

/** An error stays in here: the next letter is sent all the same. */
async function sendLetter(letter: Letter): Promise<void> {
  try {
    // TODO 5: a `send letter` span, with a link to the loan that the letter belongs to.
    await postLetter(letter);
    log.info('the letter is sent');
  } catch (error) {
    log.error(`not sent: ${(error as Error).message}`);
  }
}
