import { resolve } from 'node:path';
import { UsageError } from '../lessons.ts';
import { terminal } from '../render/terminal.ts';
import { escapeText } from '../render/text.ts';
import { askFirst, askServer } from '../review/ask-server.ts';
import { readSpans } from '../review/read-file.ts';
import { review, type Review } from '../review/review.ts';
import { weights } from '../review/rules.ts';
import { reviewText } from '../review/text.ts';
import { otlpPort } from './receiver-args.ts';

/** The ports that `npm start` tries, one after another. */
const usualPorts = Array.from({ length: 21 }, (_, i) => otlpPort + i);

/**
 * `npm run review`: reviews the traces that the server of `npm start` has received;
 * `npm run review 4319`, those of a server on another port; `npm run review traces.json`, those in
 * a file. Exit 1 if a finding is critical, and with the word `important`, if one is important.
 */
export async function main(args: string[], ports = usualPorts): Promise<number> {
  const [word, ...extra] = args.filter((arg) => arg !== 'important');
  if (extra.length > 0 || word === '') {
    throw new UsageError(
      `\`npm run review\` takes one file or one port, and \`important\`. For example: npm run review ${otlpPort + 1}`,
    );
  }
  const reviewed = await (word === undefined ? askUsual(ports) : reviewOf(word));
  console.log(reviewText(reviewed, terminal()));
  const least = weights[args.includes('important') ? 'Important' : 'Critical'];
  return reviewed.findings.some(({ impact }) => weights[impact] >= least) ? 1 : 0;
}

async function askUsual(ports: number[]): Promise<Review> {
  const { review: found, port } = await askFirst(ports);
  if (port !== ports[0]) {
    console.log(
      `127.0.0.1:${ports[0]} has no review, so this is the one from 127.0.0.1:${port}.\n`,
    );
  }
  return found;
}

/** npm runs commands in the top folder, and says in INIT_CWD where it was started. */
function reviewOf(word: string): Review | Promise<Review> {
  if (/^\d{1,5}$/.test(word)) return askServer(Number(word));
  const { spans, skipped } = readSpans(resolve(process.env.INIT_CWD ?? '', word));
  if (skipped) console.error(`Some spans were left out: ${escapeText(skipped)}\n`);
  return review(spans);
}
