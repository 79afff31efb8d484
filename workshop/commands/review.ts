import { resolve } from 'node:path';
import { UsageError } from '../lessons.ts';
import { terminal } from '../render/terminal.ts';
import { escapeText } from '../render/text.ts';
import { readSpans } from '../review/read-file.ts';
import { review, type Review } from '../review/review.ts';
import { reviewText } from '../review/text.ts';

const defaultPort = 4318;

/**
 * `npm run review`: reviews the traces that the server of `npm start` has received;
 * `npm run review 4319`, those of a server on another port; `npm run review traces.json`, those in
 * a file. Exit 1 if a finding is critical.
 */
export async function main(args: string[]): Promise<number> {
  const [word = `${defaultPort}`, ...extra] = args;
  if (extra.length > 0 || word === '') {
    throw new UsageError('`npm run review` takes one file or one port, or nothing.');
  }
  const reviewed = /^\d{1,5}$/.test(word) ? await fetchReview(Number(word)) : reviewFile(word);
  console.log(reviewText(reviewed, terminal()));
  return reviewed.findings.some(({ impact }) => impact === 'Critical') ? 1 : 0;
}

/** npm runs commands in the top folder, and says in INIT_CWD where it was started. */
function reviewFile(file: string): Review {
  const { spans, skipped } = readSpans(resolve(process.env.INIT_CWD ?? '', file));
  if (skipped) console.error(`Some spans were left out: ${escapeText(skipped)}\n`);
  return review(spans);
}

/** Asks the server of `npm start`. */
async function fetchReview(port: number): Promise<Review> {
  const where = `127.0.0.1:${port}`;
  const start = port === defaultPort ? 'npm start' : `npm start ${port}`;
  if (port < 1 || port > 65_535) throw new UsageError(`${port} is not a port.`);
  const found: unknown = await fetch(`http://${where}/review.json`, {
    signal: AbortSignal.timeout(30_000),
  }).then(
    (response) => (response.ok ? response.json().catch(() => undefined) : undefined),
    ({ cause, message }) => {
      if (cause?.code !== 'ECONNREFUSED')
        throw new UsageError(`${where} did not answer: ${message}`);
      throw new UsageError(`Nobody listens on ${where}. Start the server first: ${start}`);
    },
  );
  if (!isReview(found)) {
    throw new UsageError(
      `What listens on ${where} has no review. Is it the server of \`${start}\`?`,
    );
  }
  return found;
}

function isReview(found: unknown): found is Review {
  const { services, findings } = (found ?? {}) as Partial<Review>;
  return Array.isArray(services) && Array.isArray(findings);
}
