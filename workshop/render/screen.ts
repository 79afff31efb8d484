import { emitKeypressEvents } from 'node:readline';
import { terminal, type Terminal } from './terminal.ts';
import { columnsOf, fit } from './text.ts';

/** What a screen shows, from top to bottom. The body may be longer than there is room. */
export interface Page {
  head: string;
  body: string[];
  /** Rows at the bottom that always stay. */
  foot: string[];
}

// Switches to the terminal's second screen, without a cursor and without wrapping; and back.
const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l';
const leave = '\x1b[?7h\x1b[?25h\x1b[?1049l';
// Terminals that know these two show at once what is between them. The others ignore them.
const beginFrame = '\x1b[?2026h\x1b[H';
const endFrame = '\x1b[J\x1b[?2026l';
const clearRow = '\x1b[2K';

/**
 * A terminal's second screen: a page is drawn over the last one in a single write, so that it
 * neither flickers nor scrolls away, and the first screen comes back when it is closed.
 */
export class Screen {
  #page: (on: Terminal) => Page;
  /** Rows of the body that are above the first one shown. */
  #above = 0;
  /** The most rows that can be above; how many there is room for. */
  #most = 0;
  #room = 0;
  #open = true;

  /** `page` is asked for whenever there is something to draw; `onKey` hears `r`, `ctrl-c`, … */
  constructor(page: (on: Terminal) => Page, onKey: (key: string) => void) {
    this.#page = page;
    const { stdin, stdout } = process;
    stdout.write(enter);
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.resume();
    stdin.on('keypress', (_, { name = '', ctrl = false }: { name?: string; ctrl?: boolean }) => {
      if (!this.#scroll(name)) onKey(ctrl ? `ctrl-${name}` : name);
    });
    stdout.on('resize', this.draw);
    process.on('SIGCONT', this.draw);
    process.on('exit', this.close);
  }

  /** Draws the page as it is now, from its beginning. */
  refresh(): void {
    this.#above = 0;
    this.draw();
  }

  close = (): void => {
    this.#open = false;
    const { stdin, stdout } = process;
    stdout.off('resize', this.draw);
    process.off('SIGCONT', this.draw);
    process.off('exit', this.close);
    stdin.setRawMode(false);
    stdin.pause();
    stdin.removeAllListeners('keypress');
    stdout.write(leave);
  };

  /** Whether the key was one that moves the body. */
  #scroll(key: string): boolean {
    const step = new Map([
      ['up', -1],
      ['down', 1],
      ['pageup', 1 - this.#room],
      ['pagedown', this.#room - 1],
      ['home', -Infinity],
      ['end', Infinity],
    ]).get(key);
    if (step === undefined) return false;
    this.#above = Math.min(this.#most, Math.max(0, this.#above + step));
    this.draw();
    return true;
  }

  /** Draws the page as it is now, scrolled to where it is. */
  draw = (): void => {
    if (!this.#open) return;
    const on = terminal();
    const { head, body, foot } = this.#page(on);
    this.#room = Math.max(3, (process.stdout.rows || 24) - 2 - foot.length);
    this.#most = Math.max(0, body.length - this.#room);
    const above = Math.min(this.#above, this.#most);
    const below = Math.max(0, this.#most - above);
    const rows = [
      withMark(head, above > 0 ? `↑ ${above} more` : '', on.width),
      ...Array.from({ length: this.#room }, (_, i) => body[above + i] ?? ''),
      withMark('', below > 0 ? `↓ ${below} more` : '', on.width),
      ...foot,
    ];
    const text = rows.map((row) => clearRow + row).join('\r\n');
    process.stdout.write(beginFrame + text + endFrame);
  };
}

function withMark(text: string, mark: string, width: number): string {
  return (fit(text, width - columnsOf(mark)) + mark).trimEnd();
}
