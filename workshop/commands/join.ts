import { askRoom, joinedRoom, joinRoom } from '../checking/send-receipt.ts';
import { UsageError } from '../lessons.ts';
import { escapeText } from '../render/text.ts';

/**
 * `npm run join 192.168.1.5:4320`: from now on, each check sends its receipt to the room at that
 * address, until `npm run join off`. `npm run join` says what is the case.
 */
export async function main(args: string[]): Promise<void> {
  const word = args.join(' ');
  if (word === 'off') joinRoom('');
  else if (word) joinRoom(addressOf(word));
  const room = joinedRoom();
  if (!room) {
    console.log('Your receipts are not sent anywhere. To join a room: npm run join ADDRESS');
    return;
  }
  console.log(`Each check sends its last line, the receipt, to ${room}, and nothing else.
To stop that: npm run join off`);
  // A room takes nothing but what is posted.
  if ((await askRoom(room, 'GET')) !== 405) {
    console.log(`\nNo room is answering there now. Is this the address that the room shows?`);
  }
}

function addressOf(word: string): string {
  const [, host, port] = word.match(/^(?:http:\/\/)?([a-z\d][a-z\d.-]*):(\d{1,5})\/?$/i) ?? [];
  if (!host || Number(port) > 65_535) {
    throw new UsageError(
      `\`${escapeText(word)}\` is not an address. Type the one that the room shows, for example: npm run join 192.168.1.5:4320`,
    );
  }
  return `${host}:${port}`;
}
