import { UsageError } from '../lessons.ts';
import { escapeText } from '../render/text.ts';

/** The port of OTLP over HTTP. */
export const otlpPort = 4318;

/**
 * What somebody typed after `npm start` or `npm run backend`: a port, and words of `known`.
 * @throws UsageError where it is something else
 */
export function receiverArgs(args: string[], typed: string, known: string[]) {
  const words = args.filter((arg) => known.includes(arg));
  const rest = args.filter((arg) => !known.includes(arg));
  const word = rest.length > 0 ? rest.join(' ') : `${otlpPort}`;
  const port = Number(word);
  if (!/^\d{1,5}$/.test(word) || port > 65_535) {
    throw new UsageError(
      `\`${typed}\` takes a port number${known.map((one) => ` or \`${one}\``).join('')}, ` +
        `not \`${escapeText(word)}\`. For example: ${typed} ${otlpPort + 1}`,
    );
  }
  return { port, words };
}
