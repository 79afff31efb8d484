import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { keptRoster, Roster } from '../classroom/roster.ts';
import { listenForReceipts } from '../classroom/server.ts';
import { damagedLines, rosterLines } from '../classroom/text.ts';
import { UsageError } from '../lessons.ts';
import { Screen } from '../render/screen.ts';
import { terminal, type Terminal } from '../render/terminal.ts';
import { escapeText, plural, shorten } from '../render/text.ts';

/**
 * `npm run room` reads receipts that are pasted or piped, `npm run room chat.txt` those of a file,
 * and shows how far everyone is. `npm run room 4320` listens for them on the network, and
 * `npm run room clear` forgets them all.
 */
export async function main(args: string[]): Promise<void> {
  const [word = '', ...extra] = args;
  if (extra.length > 0) {
    throw new UsageError('`npm run room` takes only one of these: a file, a port or `clear`.');
  }
  if (word === 'clear') {
    new Roster().keep();
    console.log('The receipts of the room have been deleted.');
  } else if (/^\d{1,5}$/.test(word)) {
    await listen(Number(word));
  } else {
    const roster = keptRoster();
    const { receipts, preflights, damaged, ignored, refused } = roster.add(
      word ? fileText(word) : await pasted(),
    );
    roster.keep();
    console.log(
      `Read ${plural(receipts, 'receipt')} and ${plural(preflights, 'preflight code')}, ignored ${plural(ignored, 'other line')}.`,
    );
    if (refused > 0) console.log(`The room is full, so ${refused} of them were left out.`);
    for (const line of damagedLines(damaged, terminal())) console.log(line);
    console.log(['', ...rosterLines(roster, terminal())].join('\n'));
  }
}

async function pasted(): Promise<string> {
  if (process.stdin.isTTY) {
    const end = process.platform === 'win32' ? 'Ctrl-Z and Enter' : 'Ctrl-D';
    console.log(`Paste the messages from the room. At the end, press Enter, then ${end}.`);
  }
  return decoded(await buffer(process.stdin));
}

/** npm runs commands in the top folder, and says in INIT_CWD where it was started. */
function fileText(word: string): string {
  const name = `\`${shorten(escapeText(word), 200)}\``;
  try {
    return decoded(readFileSync(resolve(process.env.INIT_CWD ?? '', word)));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no file ${name}.`);
    throw new UsageError(`${name} cannot be read: ${message}`);
  }
}

/** PowerShell 5.1 writes files in UTF-16. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8');
}

const newsMs = 300;

/** Takes receipts from the network until it is interrupted, and shows the room as they come. */
async function listen(port: number): Promise<void> {
  if (port > 65_535) throw new UsageError(`${port} is not a port. For example: npm run room 4320`);
  let news: NodeJS.Timeout | undefined;
  const server = await listenForReceipts(port, (receipt) => {
    // Another command may have added to it, or cleared it.
    const roster = keptRoster();
    const { refused } = roster.add(receipt);
    roster.keep();
    news ??= setTimeout(() => {
      news = undefined;
      show();
    }, newsMs);
    return refused === 0;
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new UsageError(`Port ${port} is taken. Try another: npm run room ${port + 1}`);
    throw new UsageError(`The room cannot listen on port ${port}: ${error.message}`);
  });
  const joining = ownAddresses().map((address) => `  npm run join ${address}:${server.port}`);
  const head = ['Everybody who wants to join types this once:', ...joining, ''];
  const body = (on: Terminal) => [...head, ...rosterLines(keptRoster(), on)];
  const { stdin, stdout, env } = process;
  let quit!: () => void;
  const interrupted = new Promise<void>((resolve) => (quit = resolve));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, quit);
  const screen =
    stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb'
      ? new Screen(
          (on) => ({ head: 'The room', body: body(on), foot: ['↑↓ scroll  q quit'] }),
          (key) => void (['q', 'ctrl-c'].includes(key) && quit()),
        )
      : undefined;
  const show = () =>
    screen ? screen.refresh() : console.log([...body(terminal()), ''].join('\n'));
  show();
  await interrupted;
  screen?.close();
  clearTimeout(news);
  await server.close();
  console.log('The room is closed. What arrived is kept. To see it: npm run room');
}

/** The addresses at which other machines reach this one; without a network, only it itself. */
function ownAddresses(): string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return found.length > 0 ? found : ['127.0.0.1'];
}
