/**
 * @import { PictureSpan } from '../picture.ts'
 * @import { Drawing } from './waterfall-row.js'
 */
import { durationText, el } from './dom.js';
import { shareOf } from './waterfall-row.js';

/** Errors that are marked on the axis, at most. */
const maxMarks = 200;

/**
 * The axis of a waterfall, with round times, and a mark where a span failed.
 * @param {Element} axis @param {Drawing} drawing
 */
export function drawAxis(axis, drawing) {
  const { picture, view } = drawing;
  const whole = picture.toMs - picture.fromMs;
  const [first, last] = [view.from * whole, view.to * whole];
  const scale = el('div', { class: 'wf-scale' });
  const step = roundStep((last - first) / 4);
  for (let ms = Math.ceil(first / step) * step; ms < last - step / 4; ms += step) {
    const tick = el('span', {}, durationText(Number(ms.toPrecision(6))));
    tick.style.left = `${((ms - first) / (last - first)) * 100}%`;
    scale.append(tick);
  }
  const failed = picture.rows.flatMap(({ span }) => (span?.status === 'ERROR' ? span : []));
  for (const { startMs } of failed.slice(0, maxMarks)) {
    const share = shareOf(drawing, startMs);
    if (share < 0 || share > 1) continue;
    const mark = el('i', { class: 'wf-failed' });
    mark.style.left = `${share * 100}%`;
    scale.append(mark);
  }
  axis.replaceChildren(el('div', { class: 'wf-name' }), scale);
}

/** The next of 1, 2, 5, 10, … that is at least so much. @param {number} least */
function roundStep(least) {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

/**
 * What is in view if it becomes `factor` times as wide, around the middle of a span where there is one.
 * @param {Drawing} drawing @param {number} factor @param {PictureSpan} [span]
 */
export function zoomed(drawing, factor, span) {
  const { from, to } = drawing.view;
  const inView = span ? shareOf(drawing, (span.startMs + (span.endMs ?? span.startMs)) / 2) : 0.5;
  const middle = from + inView * (to - from);
  const width = Math.min(1, Math.max(1e-7, (to - from) * factor));
  const start = Math.min(Math.max(0, middle - width / 2), 1 - width);
  return { from: start, to: start + width };
}

/**
 * Calls `act` with both ends of a stretch of the axis that somebody draws over, from 0 to 1.
 * @param {HTMLElement} axis @param {(from: number, to: number) => void} act
 */
export function onDrag(axis, act) {
  let begun = NaN;
  const shareAt = (/** @type {PointerEvent} */ { clientX }) => {
    const scale = /** @type {Element} */ (axis.lastElementChild);
    const { left, width } = scale.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width));
  };
  axis.addEventListener('pointerdown', (event) => {
    begun = shareAt(event);
    axis.setPointerCapture(event.pointerId);
  });
  axis.addEventListener('pointerup', (event) => {
    const ended = shareAt(event);
    if (Math.abs(ended - begun) > 0.01) act(Math.min(begun, ended), Math.max(begun, ended));
  });
}
