import { emitKeypressEvents } from 'node:readline';
import { columnsOf, fit, paper, type Paper } from './picture.ts';

/** What a screen shows, from top to bottom. The body may be longer than there is room. */
export interface Page {
  head: string;
  body: string[];
  /** Rows at the bottom that always stay. */
  foot: string[];
}

/**
 * A terminal's second screen: a page is drawn over the last one in a single write, so that it
 * neither flickers nor scrolls away, and the first screen comes back when it is closed.
 */
export class Screen {
  #page: (on: Paper) => Page;
  /** Rows of the body that are above the first one shown; `undefined` keeps the end in view. */
  #above: number | undefined;
  #drawn: Page = { head: '', body: [], foot: [] };
  #redraw = () => this.#draw();
  #restore = () => this.close();
  #open = true;

  /** `page` is asked for whenever there is something to draw; `onKey` hears `r`, `ctrl-c`, … */
  constructor(page: (on: Paper) => Page, onKey: (key: string) => void) {
    this.#page = page;
    const { stdin, stdout } = process;
    stdout.write(`${alternate.on}${cursor.off}${wrap.off}`);
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.resume();
    stdin.on('keypress', (_, { name = '', ctrl = false }: { name?: string; ctrl?: boolean }) => {
      if (!this.#scroll(name)) onKey(ctrl ? `ctrl-${name}` : name);
    });
    stdout.on('resize', this.#redraw);
    process.on('SIGCONT', this.#redraw);
    process.on('exit', this.#restore);
  }

  /** Draws the page as it is now, with the end of its body in view, or its beginning. */
  refresh(show: 'end' | 'beginning' = 'end'): void {
    this.#above = show === 'end' ? undefined : 0;
    this.#draw();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    const { stdin, stdout } = process;
    stdout.off('resize', this.#redraw);
    process.off('SIGCONT', this.#redraw);
    process.off('exit', this.#restore);
    stdin.setRawMode(false);
    stdin.pause();
    stdin.removeAllListeners('keypress');
    stdout.write(`${wrap.on}${cursor.on}${alternate.off}`);
  }

  /** Whether the key was one that moves the body. */
  #scroll(key: string): boolean {
    const page = this.#room() - 1;
    const steps: Record<string, number> = {
      up: -1,
      down: 1,
      pageup: -page,
      pagedown: page,
      home: -Infinity,
      end: Infinity,
    };
    const step = steps[key];
    if (step === undefined) return false;
    const most = Math.max(0, this.#drawn.body.length - this.#room());
    this.#above = Math.min(most, Math.max(0, (this.#above ?? most) + step));
    this.#draw();
    return true;
  }

  /** Rows for the body. */
  #room(): number {
    const rows = process.stdout.rows || 24;
    return Math.max(3, rows - 2 - this.#drawn.foot.length);
  }

  #draw(): void {
    if (!this.#open) return;
    const on = paper();
    const { width } = on;
    this.#drawn = this.#page(on);
    const { head, body, foot } = this.#drawn;
    const room = this.#room();
    const above = this.#above ?? Math.max(0, body.length - room);
    const below = Math.max(0, body.length - room - above);
    const rows = [
      withMark(head, above > 0 ? `↑ ${above} more` : '', width),
      ...Array.from({ length: room }, (_, i) => body[above + i] ?? ''),
      below > 0 ? withMark('', `↓ ${below} more`, width) : '',
      ...foot,
    ];
    const text = rows.map((row) => `${clear.row}${row}`).join('\r\n');
    process.stdout.write(`${frame.begin}${cursor.home}${text}${clear.below}${frame.end}`);
  }
}

function withMark(text: string, mark: string, width: number): string {
  return mark ? fit(text, width - columnsOf(mark)) + mark : fit(text, width).trimEnd();
}

const escape = '\u001b[';
const alternate = { on: `${escape}?1049h`, off: `${escape}?1049l` };
const cursor = { on: `${escape}?25h`, off: `${escape}?25l`, home: `${escape}H` };
const wrap = { on: `${escape}?7h`, off: `${escape}?7l` };
const clear = { row: `${escape}2K`, below: `${escape}J` };
/** Terminals that know it show what is between at once; the others pass over it. */
const frame = { begin: `${escape}?2026h`, end: `${escape}?2026l` };
