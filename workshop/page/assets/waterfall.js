/**
 * `<trace-waterfall>`: spans as rows with bars on one time axis. It draws only the rows that are
 * in view, so that a trace of 10,000 spans scrolls as one of ten.
 *
 * @import { PictureRow, Picture } from '../picture.ts'
 */
import { button, el } from './dom.js';
import { detailsOf } from './span-panel.js';
import { drawAxis, onDrag } from './waterfall-axis.js';
import { barCell, hasProblem, matches, nameCell, shareOf } from './waterfall-row.js';

const rowHeight = 28;

/** What a replay shows at one moment. @typedef {{ at: number, nowMs: number, spanId?: string }} Moment */

class TraceWaterfall extends HTMLElement {
  /** @type {Picture} */ #picture = { rows: [], fromMs: 0, toMs: 0, services: [], resources: [] };
  /** The rows that are not inside a collapsed one, by their index. @type {number[]} */ #shown = [];
  /** The row of each span. @type {Map<string | undefined, number>} */ #places = new Map();
  /** @type {Set<number>} */ #collapsed = new Set();
  /** @type {number} */ #active = 0;
  /** @type {number | undefined} */ #opened;
  /** @type {Moment | undefined} */ #moment;
  #search = '';
  #view = { from: 0, to: 1 };
  #viewport = el('div', { class: 'wf-viewport', role: 'tree', tabindex: '0' });
  #spacer = el('div', { class: 'wf-spacer' });
  #axis = el('div', { class: 'wf-axis', 'aria-hidden': 'true' });
  #found = el('output', { class: 'wf-found' });
  #nextProblem = button('', 'Next problem (e)', () => this.#goToProblem());
  #panel = el('div', { class: 'wf-panel', hidden: '' });
  #input = /** @type {HTMLInputElement} */ (
    el('input', { type: 'search', placeholder: 'Search  /', 'aria-label': 'Search spans' })
  );

  connectedCallback() {
    if (this.#viewport.isConnected) return;
    const tools = el('div', { class: 'wf-tools' });
    this.#nextProblem.hidden = true;
    tools.append(
      this.#input,
      this.#found,
      this.#nextProblem,
      button('−', 'Zoom out ([)', () => this.#zoom(2)),
      button('+', 'Zoom in (])', () => this.#zoom(0.5)),
      button('↔', 'Show all', () => this.#lookAt(0, 1)),
    );
    this.#viewport.append(this.#spacer);
    this.#viewport.setAttribute('aria-label', 'Spans');
    this.classList.add('empty');
    this.append(tools, this.#axis, this.#viewport, this.#panel);
    this.#viewport.addEventListener('scroll', () => this.#draw(), { passive: true });
    this.#viewport.addEventListener('keydown', (event) => this.#key(event));
    this.#viewport.addEventListener('click', (event) => this.#click(event));
    this.#viewport.addEventListener('mouseover', (event) => this.#light(event));
    this.#input.addEventListener('input', () => this.#searchFor(this.#input.value));
    this.#input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.#next(event.shiftKey ? -1 : 1);
      if (event.key === 'Escape') {
        this.#input.value = '';
        this.#searchFor('');
        this.#viewport.focus();
      }
    });
    onDrag(this.#axis, (one, other) => {
      const { from, to } = this.#view;
      this.#lookAt(from + one * (to - from), from + other * (to - from));
    });
    new ResizeObserver(() => this.#draw()).observe(this.#viewport);
    const src = this.getAttribute('src');
    if (src) void this.load(src);
  }

  /** @param {string} src */
  async load(src) {
    const response = await fetch(src);
    if (response.ok) this.picture = await response.json();
  }

  get picture() {
    return this.#picture;
  }

  set picture(picture) {
    const openedId = this.#picture.rows[this.#opened ?? -1]?.span?.id;
    this.#picture = picture;
    this.#view = { from: 0, to: 1 };
    this.#moment = undefined;
    this.#places = new Map(picture.rows.map(({ span }, i) => [span?.id, i]));
    this.#arrange();
    drawAxis(this.#axis, this.#drawing);
    const wanted = openedId ?? location.hash.slice(1);
    const index = wanted ? this.#places.get(wanted) : undefined;
    if (index !== undefined) this.#open(index, openedId === undefined);
    else this.#hidePanel();
    const problems = picture.rows.filter(({ span }) => span && hasProblem(span)).length;
    this.#nextProblem.hidden = problems === 0 || picture.rows.length < 8;
    this.#nextProblem.textContent = `Next problem of ${problems}`;
    this.dispatchEvent(new CustomEvent('picture'));
  }

  /** What a replay shows; nothing is all of it. @param {Moment | undefined} moment */
  set moment(moment) {
    this.#moment = moment;
    const index = moment?.spanId ? this.#places.get(moment.spanId) : undefined;
    if (index !== undefined && this.#shown.includes(index)) this.#scrollTo(index);
    else this.#draw();
  }

  /** The rows that are not hidden, and so the height. */
  #arrange() {
    const { rows } = this.#picture;
    this.#shown = [];
    this.classList.toggle('empty', rows.length === 0);
    let hiddenBelow = Infinity;
    for (const [i, { depth }] of rows.entries()) {
      if (depth > hiddenBelow) continue;
      hiddenBelow = this.#collapsed.has(i) ? depth : Infinity;
      this.#shown.push(i);
    }
    this.#spacer.style.height = `${this.#shown.length * rowHeight}px`;
    // As high as it needs to be, and never higher than the screen.
    this.#viewport.style.height = `min(${this.#shown.length * rowHeight + 2}px, var(--wf-height, 60vh))`;
    this.#draw();
  }

  #draw() {
    const { scrollTop, clientHeight } = this.#viewport;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 8);
    const last = Math.min(this.#shown.length, first + Math.ceil(clientHeight / rowHeight) + 16);
    const rows = [];
    for (let i = first; i < last; i++) rows.push(this.#rowAt(i));
    this.#spacer.replaceChildren(...rows);
    this.#viewport.setAttribute('aria-activedescendant', `${this.id}-row-${this.#active}`);
  }

  /** @param {number} place */
  #rowAt(place) {
    const index = /** @type {number} */ (this.#shown[place]);
    const row = /** @type {PictureRow} */ (this.#picture.rows[index]);
    const { span, depth, children } = row;
    const classes = ['wf-row'];
    if (index === this.#active) classes.push('active');
    if (index === this.#opened) classes.push('opened');
    const made = el('div', {
      class: classes.join(' '),
      role: 'treeitem',
      id: `${this.id}-row-${index}`,
      'data-index': String(index),
      'aria-level': String(depth + 1),
      'aria-setsize': String(this.#shown.length),
      'aria-posinset': String(place + 1),
      'aria-selected': String(index === this.#active),
    });
    if (children > 0) made.setAttribute('aria-expanded', String(!this.#collapsed.has(index)));
    made.style.top = `${place * rowHeight}px`;
    made.append(
      nameCell(this.#drawing, row, this.#collapsed.has(index)),
      span ? barCell(this.#drawing, span) : el('div', { class: 'wf-time' }),
    );
    if (this.#search && span && matches(span, this.#search)) made.classList.add('match');
    return made;
  }

  get #drawing() {
    return { picture: this.#picture, view: this.#view, moment: this.#moment };
  }

  /** @param {number} factor */
  #zoom(factor) {
    const { from, to } = this.#view;
    const span = this.#picture.rows[this.#active]?.span;
    const middle = span
      ? from +
        shareOf(this.#drawing, (span.startMs + (span.endMs ?? span.startMs)) / 2) * (to - from)
      : (from + to) / 2;
    const width = Math.min(1, Math.max(1e-7, (to - from) * factor));
    const start = Math.min(Math.max(0, middle - width / 2), 1 - width);
    this.#lookAt(start, start + width);
  }

  /** @param {number} from @param {number} to */
  #lookAt(from, to) {
    this.#view = { from, to };
    drawAxis(this.#axis, this.#drawing);
    this.#draw();
  }

  /** @param {string} text */
  #searchFor(text) {
    this.#search = text.trim().toLowerCase();
    this.#active = this.#search ? -1 : 0;
    this.#next(1);
  }

  /** Goes to the next match, also inside what is collapsed. @param {1 | -1} step */
  #next(step) {
    const { rows } = this.#picture;
    const found = rows.flatMap(({ span }, i) =>
      this.#search && span && matches(span, this.#search) ? i : [],
    );
    const after =
      step > 0 ? found.find((i) => i > this.#active) : found.findLast((i) => i < this.#active);
    const target = after ?? (step > 0 ? found[0] : found.at(-1));
    this.#found.textContent = this.#search
      ? `${target === undefined ? 0 : found.indexOf(target) + 1} of ${found.length}`
      : '';
    if (target === undefined) return this.#draw();
    this.#reveal(target);
  }

  /** Goes to the next span that failed, never ended or was lost. */
  #goToProblem() {
    const { rows } = this.#picture;
    const places = rows.flatMap(({ span }, i) => (span && hasProblem(span) ? i : []));
    const next = places.find((i) => i > this.#active) ?? places[0];
    if (next !== undefined) this.#open(next);
  }

  /** @param {number} index */
  #reveal(index) {
    let depth = this.#picture.rows[index]?.depth ?? 0;
    for (let i = index; i >= 0 && depth > 0; i--) {
      const row = /** @type {PictureRow} */ (this.#picture.rows[i]);
      if (row.depth >= depth) continue;
      depth = row.depth;
      this.#collapsed.delete(i);
    }
    this.#active = index;
    this.#arrange();
    this.#scrollTo(index);
  }

  /** @param {number} index */
  #scrollTo(index) {
    const top = this.#shown.indexOf(index) * rowHeight;
    const { scrollTop, clientHeight } = this.#viewport;
    const isSeen = top >= scrollTop && top + rowHeight <= scrollTop + clientHeight;
    if (!isSeen) this.#viewport.scrollTop = top - clientHeight / 2;
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const place = this.#shown.indexOf(this.#active);
    const row = this.#picture.rows[this.#active];
    const go = (/** @type {number} */ to) => {
      this.#active = this.#shown[Math.min(Math.max(0, to), this.#shown.length - 1)] ?? 0;
      this.#scrollTo(this.#active);
      if (this.#opened !== undefined) this.#open(this.#active);
    };
    const isOpen = row && row.children > 0 && !this.#collapsed.has(this.#active);
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => go(place + 1),
      ArrowUp: () => go(place - 1),
      PageDown: () => go(place + 15),
      PageUp: () => go(place - 15),
      Home: () => go(0),
      End: () => go(this.#shown.length - 1),
      ArrowRight: () =>
        row && row.children > 0 && !isOpen ? this.#toggle(this.#active) : go(place + 1),
      ArrowLeft: () => (isOpen ? this.#toggle(this.#active) : go(this.#parentPlace(place))),
      Enter: () => this.#open(this.#active),
      ' ': () => this.#open(this.#active),
      Escape: () => this.#close(),
      e: () => this.#goToProblem(),
      '/': () => this.#input.focus(),
      '[': () => this.#zoom(2),
      ']': () => this.#zoom(0.5),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {number} place */
  #parentPlace(place) {
    const depth = this.#picture.rows[this.#active]?.depth ?? 0;
    for (let i = place - 1; i >= 0; i--) {
      const index = /** @type {number} */ (this.#shown[i]);
      if (/** @type {PictureRow} */ (this.#picture.rows[index]).depth < depth) return i;
    }
    return place;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const index = Number(target.closest('.wf-row')?.getAttribute('data-index') ?? NaN);
    if (Number.isNaN(index)) return;
    this.#active = index;
    if (target.closest('.wf-caret') || !this.#picture.rows[index]?.span) this.#toggle(index);
    else this.#open(index);
  }

  /** @param {number} index */
  #toggle(index) {
    if ((this.#picture.rows[index]?.children ?? 0) === 0) return;
    if (!this.#collapsed.delete(index)) this.#collapsed.add(index);
    this.#arrange();
  }

  /** Lights the parent and the children of the span below the pointer. @param {MouseEvent} event */
  #light({ target }) {
    const row = /** @type {Element} */ (target).closest('.wf-row');
    const span = this.#picture.rows[Number(row?.getAttribute('data-index') ?? -1)]?.span;
    for (const other of this.#spacer.children) {
      const its = this.#picture.rows[Number(other.getAttribute('data-index'))]?.span;
      const isKin = span && its && (its.id === span.parentId || its.parentId === span.id);
      other.classList.toggle('kin', !!isKin);
    }
  }

  /** @param {number} index @param {boolean} [shows] whether it may scroll to what it opens */
  #open(index, shows = true) {
    const span = this.#picture.rows[index]?.span;
    if (!span) return;
    this.#active = this.#opened = index;
    this.#panel.replaceChildren(...detailsOf(span, this.#picture, () => this.#close()));
    this.#panel.hidden = false;
    this.classList.add('with-panel');
    if (shows) {
      this.#reveal(index);
      this.#panel.scrollIntoView({ block: 'nearest' });
    } else this.#arrange();
    if (this.hasAttribute('addressed')) history.replaceState(null, '', `#${span.id}`);
  }

  #close() {
    this.#hidePanel();
    this.#viewport.focus();
    this.#draw();
  }

  #hidePanel() {
    this.#opened = undefined;
    this.#panel.hidden = true;
    this.classList.remove('with-panel');
  }
}

customElements.define('trace-waterfall', TraceWaterfall);
