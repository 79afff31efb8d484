/**
 * `<trace-waterfall>`: spans as rows with bars on one time axis. It draws only the rows that are
 * in view, so that a trace of 10,000 spans scrolls as one of ten.
 *
 * @import { PictureRow, Picture } from '../picture.ts'
 */
import { button, el } from './dom.js';
import { detailsOf } from './span-panel.js';
import { drawAxis, onDrag, zoomed } from './waterfall-axis.js';
import { barCell, lightKin, matches, nameCell } from './waterfall-row.js';
import { RowTree } from './waterfall-tree.js';

export const rowHeight = 28;

/** What a replay shows at one moment. @typedef {{ at: number, nowMs: number, spanId?: string }} Moment */

class TraceWaterfall extends HTMLElement {
  /** @type {Picture} */ #picture = { rows: [], fromMs: 0, toMs: 0, services: [], resources: [] };
  #tree = new RowTree([]);
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
    this.#viewport.addEventListener('mouseover', ({ target }) =>
      lightKin(this.#spacer, this.#picture.rows, /** @type {Element} */ (target)),
    );
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
    const opened = this.#picture.rows[this.#opened ?? -1];
    this.#picture = picture;
    this.#view = { from: 0, to: 1 };
    this.#moment = undefined;
    this.#tree = new RowTree(picture.rows, this.#tree);
    this.classList.toggle('empty', picture.rows.length === 0);
    this.#arrange();
    drawAxis(this.#axis, this.#drawing);
    const index = opened
      ? this.#tree.again(opened, this.#opened ?? 0)
      : this.#tree.indexOf(location.hash.slice(1));
    if (index !== undefined) this.#open(index, !opened);
    else this.#hidePanel();
    const { length } = this.#tree.problems;
    this.#nextProblem.hidden = length === 0 || picture.rows.length < 8;
    this.#nextProblem.textContent = `Next problem of ${length}`;
    this.dispatchEvent(new CustomEvent('picture'));
  }

  /** What a replay shows; nothing is all of it. @param {Moment | undefined} moment */
  set moment(moment) {
    this.#moment = moment;
    const index = this.#tree.indexOf(moment?.spanId);
    if (index !== undefined && this.#tree.shown.includes(index)) this.#scrollTo(index);
    else this.#draw();
  }

  /** Makes room for the rows that are shown: as high as it needs to be, and never higher than the screen. */
  #arrange() {
    const height = this.#tree.shown.length * rowHeight;
    this.#spacer.style.height = `${height}px`;
    this.#viewport.style.height = `min(${height + 2}px, var(--wf-height, 60vh))`;
    this.#draw();
  }

  #draw() {
    const { scrollTop, clientHeight } = this.#viewport;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 8);
    const end = first + Math.ceil(clientHeight / rowHeight) + 16;
    const last = Math.min(this.#tree.shown.length, end);
    const rows = [];
    for (let i = first; i < last; i++) rows.push(this.#rowAt(i));
    this.#spacer.replaceChildren(...rows);
    this.#viewport.setAttribute('aria-activedescendant', `${this.id}-row-${this.#active}`);
  }

  /** @param {number} place */
  #rowAt(place) {
    const index = /** @type {number} */ (this.#tree.shown[place]);
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
      'aria-setsize': String(this.#tree.shown.length),
      'aria-posinset': String(place + 1),
      'aria-selected': String(index === this.#active),
    });
    if (children > 0) made.setAttribute('aria-expanded', String(!this.#tree.isCollapsed(index)));
    made.style.top = `${place * rowHeight}px`;
    made.append(
      nameCell(this.#drawing, row, this.#tree.isCollapsed(index)),
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
    const { from, to } = zoomed(this.#drawing, factor, this.#picture.rows[this.#active]?.span);
    this.#lookAt(from, to);
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
    const found = this.#tree.matching(this.#search);
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
    const { problems: places } = this.#tree;
    const next = places.find((i) => i > this.#active) ?? places[0];
    if (next !== undefined) this.#open(next);
  }

  /** @param {number} index */
  #reveal(index) {
    this.#tree.reveal(index);
    this.#active = index;
    this.#arrange();
    this.#scrollTo(index);
  }

  /** @param {number} index */
  #scrollTo(index) {
    const top = this.#tree.shown.indexOf(index) * rowHeight;
    const { scrollTop, clientHeight } = this.#viewport;
    const isSeen = top >= scrollTop && top + rowHeight <= scrollTop + clientHeight;
    if (!isSeen) this.#viewport.scrollTop = top - clientHeight / 2;
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const place = this.#tree.shown.indexOf(this.#active);
    const row = this.#picture.rows[this.#active];
    const go = (/** @type {number} */ to) => {
      this.#active = this.#tree.shown[Math.min(Math.max(0, to), this.#tree.shown.length - 1)] ?? 0;
      this.#scrollTo(this.#active);
      if (this.#opened !== undefined) this.#open(this.#active);
    };
    const isOpen = row && row.children > 0 && !this.#tree.isCollapsed(this.#active);
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => go(place + 1),
      ArrowUp: () => go(place - 1),
      PageDown: () => go(place + 15),
      PageUp: () => go(place - 15),
      Home: () => go(0),
      End: () => go(this.#tree.shown.length - 1),
      ArrowRight: () =>
        row && row.children > 0 && !isOpen ? this.#toggle(this.#active) : go(place + 1),
      ArrowLeft: () => (isOpen ? this.#toggle(this.#active) : go(this.#tree.parentPlace(place))),
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
    this.#tree.toggle(index);
    this.#arrange();
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
