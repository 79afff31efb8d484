/** @import { Drawing } from './waterfall-row.js' */
import { durationText, el } from './dom.js';

/** The axis of a waterfall, with a time at each quarter. @param {Element} axis @param {Drawing} drawing */
export function drawAxis(axis, { picture: { fromMs, toMs }, view: { from, to } }) {
  const scale = el('div', { class: 'wf-scale' });
  for (const share of [0, 0.25, 0.5, 0.75]) {
    const tick = el('span', {}, durationText((from + share * (to - from)) * (toMs - fromMs)));
    tick.style.left = `${share * 100}%`;
    scale.append(tick);
  }
  axis.replaceChildren(el('div', { class: 'wf-name' }), scale);
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
