import { receiptsIn, receiptText, type Receipt } from '../checking/receipt.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { preflightsIn, type PreflightCode } from './preflight-code.ts';
import { preflightText } from './preflight-text.mjs';

/** Copies of the workshop that a room may have. */
const maxPeople = 500;

/** What came of a text. */
export interface Added {
  receipts: number;
  preflights: number;
  /** Lines with neither that look as if they should have one. */
  damaged: string[];
  /** All other lines with neither. */
  ignored: number;
  /** What came from somebody new when the room was full. */
  refused: number;
}

/** What looks like a receipt or a code. The example of the invitation, with its 0000, does not. */
const looksLikeOne =
  /^(?!.*\b0000\b).*(\bPREFLIGHT\b|\b[Pp]reflight\s+\S+\s+\d+\.\d|\b[Ll]\d{1,2}\s+\d{1,2}\s*\/\s*\d)/;

/** What a room has said: for each copy of the workshop, its newest receipts and preflight code. */
export class Roster {
  /** By tag, then by lesson; the newest last. */
  readonly people = new Map<string, Map<number, Receipt>>();
  readonly preflights = new Map<string, PreflightCode>();

  /** Takes the receipts and codes of a text, whatever is around them. */
  add(text: string): Added {
    const added: Added = { receipts: 0, preflights: 0, damaged: [], ignored: 0, refused: 0 };
    const lines = text.split('\n');
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const receipts = receiptsIn(line);
      let codes = preflightsIn(line);
      if (codes.length === 0 && receipts.length === 0 && looksLikeOne.test(line)) {
        codes = joinedCodes(line, lines[i + 1] ?? '');
        // Then the next line has been read as well.
        if (codes.length > 0) i++;
        else added.damaged.push(line);
      } else if (line.trim() && receipts.length + codes.length === 0) added.ignored++;
      for (const receipt of receipts) added[this.#take(receipt) ? 'receipts' : 'refused']++;
      for (const code of codes) {
        const isFull = !this.preflights.has(code.tag) && this.preflights.size >= maxPeople;
        if (!isFull) this.preflights.set(code.tag, code);
        added[isFull ? 'refused' : 'preflights']++;
      }
    }
    return added;
  }

  #take(receipt: Receipt): boolean {
    const { tag, lesson, slug } = receipt;
    const known = this.people.get(tag) ?? new Map<number, Receipt>();
    if (known.size === 0 && this.people.size >= maxPeople) return false;
    this.people.set(tag, known);
    const last = known.get(lesson);
    // A chat quotes what was said before: a pass stays one, and is not news a second time.
    if (last && !last.slug && (slug || receiptText(last) === receiptText(receipt))) return true;
    known.delete(lesson);
    known.set(lesson, receipt);
    return true;
  }

  /** Remembers it in `work/`. */
  keep(): void {
    const receipts = [...this.people.values()].flatMap((known) => [...known.values()]);
    const lines = [
      ...receipts.map(receiptText),
      ...[...this.preflights.values()].map(preflightText),
    ];
    remember('room', { lines });
  }
}

/** The codes that a mail program broke over two lines, at a blank or in a word. */
function joinedCodes(line: string, next: string): PreflightCode[] {
  if (preflightsIn(next).length > 0) return [];
  const [start, end] = [line.trimEnd().replace(/=$/, ''), next.replace(/^[>\s]+/, '')];
  return [`${start} ${end}`, start + end].map(preflightsIn).find(({ length }) => length > 0) ?? [];
}

/** The roster that was kept last; empty where there is none. */
export function keptRoster(): Roster {
  const roster = new Roster();
  const { lines } = recall<unknown>('room');
  if (Array.isArray(lines)) roster.add(lines.join('\n'));
  return roster;
}
