/**
 * The rows of a waterfall as a tree: which of them are shown, and where to go from one of them.
 *
 * @import { PictureRow } from '../picture.ts'
 */
import { hasProblem, matches } from './waterfall-row.js';

export class RowTree {
  /** The indices of the rows that are not inside a collapsed one. @type {number[]} */ shown = [];
  /** @type {PictureRow[]} */ #rows;
  /** The row of each span. @type {Map<string | undefined, number>} */ #places;
  /** @type {Set<number>} */ #collapsed;

  /** @param {PictureRow[]} rows @param {RowTree} [before] the tree whose collapsed rows stay so */
  constructor(rows, before) {
    this.#rows = rows;
    this.#places = new Map(rows.map(({ span }, i) => [span?.id, i]));
    this.#collapsed = before ? before.#collapsed : new Set();
    for (const [i, { more }] of rows.entries()) if (more) this.#collapsed.add(i);
    this.#arrange();
  }

  /** The indices of the spans that failed, never ended or were lost. */
  get problems() {
    return this.#rows.flatMap(({ span }, i) => (span && hasProblem(span) ? i : []));
  }

  /** The indices of the spans that hold a text in lower case. @param {string} text */
  matching(text) {
    return this.#rows.flatMap(({ span }, i) => (text && span && matches(span, text) ? i : []));
  }

  /** The row of a span. @param {string | undefined} spanId */
  indexOf(spanId) {
    return spanId ? this.#places.get(spanId) : undefined;
  }

  /**
   * The row of the same span, or of the one in its place where the code ran again: one of its name
   * at its depth, the nearest to where it was.
   *
   * @param {PictureRow} before @param {number} index where it was
   */
  again({ span, depth }, index) {
    const same = this.indexOf(span?.id);
    if (same !== undefined) return same;
    const distance = (/** @type {number} */ i) => Math.abs(i - index);
    const alike = this.#rows.flatMap((row, i) =>
      row.depth === depth && row.span?.name === span?.name ? [i] : [],
    );
    return alike.sort((a, b) => distance(a) - distance(b))[0];
  }

  /** @param {number} index */
  isCollapsed(index) {
    return this.#collapsed.has(index);
  }

  /** Collapses a row, or opens it again. @param {number} index */
  toggle(index) {
    if ((this.#rows[index]?.children ?? 0) === 0) return;
    if (!this.#collapsed.delete(index)) this.#collapsed.add(index);
    this.#arrange();
  }

  /** Opens everything that a row is inside of. @param {number} index */
  reveal(index) {
    let depth = this.#rows[index]?.depth ?? 0;
    for (let i = index; i >= 0 && depth > 0; i--) {
      const row = /** @type {PictureRow} */ (this.#rows[i]);
      if (row.depth >= depth) continue;
      depth = row.depth;
      this.#collapsed.delete(i);
    }
    this.#arrange();
  }

  /** The place of the parent among the rows that are shown; that of the row itself without one. @param {number} place */
  parentPlace(place) {
    const depthAt = (/** @type {number} */ at) => this.#rows[this.shown[at] ?? -1]?.depth ?? 0;
    for (let i = place - 1; i >= 0; i--) if (depthAt(i) < depthAt(place)) return i;
    return place;
  }

  #arrange() {
    this.shown = [];
    let hiddenBelow = Infinity;
    for (const [i, { depth }] of this.#rows.entries()) {
      if (depth > hiddenBelow) continue;
      hiddenBelow = this.#collapsed.has(i) ? depth : Infinity;
      this.shown.push(i);
    }
  }
}
