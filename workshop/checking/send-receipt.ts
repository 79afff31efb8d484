import { recall, remember } from '../workspace/remembered.ts';

const maxMs = 1000;

/** The room that receipts are sent to, as `192.168.1.5:4320`; empty where nobody has joined one. */
export function joinedRoom(): string {
  return recall<string>('receipts').room ?? '';
}

/** From now on, receipts are sent to the room at this address; to none if it is empty. */
export function joinRoom(address: string): void {
  remember('receipts', { ...recall('receipts'), room: address });
}

/**
 * Sends a receipt to the room that was joined, if there is one. A room that is away is no error:
 * after a second, this gives up.
 */
export async function sendReceipt(receipt: string): Promise<void> {
  const room = joinedRoom();
  if (room && receipt) await askRoom(room, 'POST', receipt);
}

/** The status with which a room answers; `undefined` where nobody does. */
export async function askRoom(
  room: string,
  method: string,
  body?: string,
): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(maxMs);
    const response = await fetch(`http://${room}/receipt`, {
      method,
      body,
      signal,
      redirect: 'error',
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
