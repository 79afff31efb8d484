/**
 * One row of a waterfall: the name in its tree, and the bar on the axis.
 *
 * @import { PictureSpan, PictureRow, Picture } from '../picture.ts'
 */
import { durationText, el, shortId } from './dom.js';

/** Colours for services. */
const palette = 8;

/**
 * What rows are drawn from: the part of the axis that is shown, from 0 to 1, and in a replay the
 * moment.
 * @typedef {{
 *   picture: Picture,
 *   view: { from: number, to: number },
 *   moment?: { at: number, nowMs: number },
 * }} Drawing
 */

/** Where a time is in the part of the axis that is shown. @param {Drawing} drawing @param {number} ms */
export function shareOf({ picture: { fromMs, toMs }, view }, ms) {
  const whole = toMs > fromMs ? (ms - fromMs) / (toMs - fromMs) : 0;
  return (whole - view.from) / (view.to - view.from);
}

/**
 * The number of a service's colour. A span that never arrived has no service; where there is only
 * one, it is of that.
 * @param {Picture} picture @param {PictureSpan} span
 */
function colourOf({ services }, { service }) {
  return services.length > 1 ? services.indexOf(service) : 0;
}

/** @param {Drawing} drawing @param {PictureRow} row @param {boolean} isCollapsed */
export function nameCell(
  { picture },
  { span, depth, children, missingParent, isRing, trace, more },
  isCollapsed,
) {
  const name = el('div', { class: 'wf-name' });
  name.style.paddingInlineStart = `${8 + Math.min(depth, 24) * 14}px`;
  const caret = el('span', { class: 'wf-caret', 'aria-hidden': 'true' });
  caret.textContent = children > 0 ? (isCollapsed ? '▸' : '▾') : '';
  name.append(caret);
  if (more) {
    name.append(el('span', { class: 'quiet' }, `${more} more ${more === 1 ? 'trace' : 'traces'}`));
    return name;
  }
  if (trace) {
    name.append(
      el('b', {}, `trace ${trace.number}`),
      el(
        'span',
        { class: 'quiet' },
        `${shortId(trace.id)}, ${trace.spans} ${trace.spans === 1 ? 'span' : 'spans'}`,
      ),
    );
    return name;
  }
  if (!span) {
    name.classList.add('torn');
    const parent = `parent ${shortId(missingParent ?? '')}`;
    name.append(
      el('span', {}, isRing ? `${parent}: the ids form a ring` : `${parent} never arrived`),
    );
    return name;
  }
  const service = colourOf(picture, span);
  name.append(el('i', { class: `dot service-${service % palette}`, 'aria-hidden': 'true' }));
  if (picture.services.length > 1 && span.service) {
    name.append(el('span', { class: 'wf-service' }, span.service));
  }
  name.append(el('span', { class: 'wf-label', title: span.name }, span.name || '(no name)'));
  if (span.kind !== 'INTERNAL') name.append(el('span', { class: 'kind' }, span.kind));
  if (span.status === 'ERROR') name.append(el('span', { class: 'mark-error' }, '✗ error'));
  if (span.links.length > 0)
    name.append(el('span', { class: 'quiet', title: 'links' }, `↳ ${span.links.length}`));
  if (span.exported > 1) name.append(el('span', { class: 'mark-error' }, `×${span.exported}`));
  if (span.late.length > 0) {
    name.append(
      el('span', { class: 'quiet', title: 'something was called after it ended' }, 'late'),
    );
  }
  return name;
}

/** @param {Drawing} drawing @param {PictureSpan} span */
export function barCell(drawing, span) {
  const { picture, moment } = drawing;
  const time = el('div', { class: 'wf-time' });
  const state = stateOf(drawing, span);
  if (state === 'not yet') return time;
  const { fromMs, toMs } = picture;
  const end = state === 'open' ? (moment?.nowMs ?? toMs) : (span.endMs ?? toMs);
  const [left, right] = [
    shareOf(drawing, span.startMs),
    shareOf(drawing, Math.max(end, span.startMs)),
  ];
  if (right < 0 || left > 1) return time;
  const [from, to] = [Math.max(0, left), Math.min(1, right)];
  const service = colourOf(picture, span);
  const bar = el('div', { class: `wf-bar service-${service % palette} ${state}` });
  if (span.status === 'ERROR') bar.classList.add('failed');
  bar.style.left = `${from * 100}%`;
  bar.style.width = `${(to - from) * 100}%`;
  if (!moment) {
    for (const { ms = span.startMs, name } of span.events.slice(0, 50)) {
      const place = (shareOf(drawing, ms) - from) / (to - from || 1);
      if (place < 0 || place > 1) continue;
      const mark = el('i', { class: 'wf-event', title: name });
      mark.style.left = `${place * 100}%`;
      bar.append(mark);
    }
  }
  const label = el('span', { class: 'wf-duration' });
  label.textContent =
    span.endMs === undefined ? 'not ended' : durationText(span.endMs - span.startMs);
  if (state === 'lost') label.textContent += ' · lost';
  if (state === 'open' && span.endMs !== undefined) label.textContent = 'open';
  if (state === 'waiting') label.textContent += ' · waiting';
  if (span.endMs !== undefined && span.endMs < span.startMs)
    label.textContent = 'ends before it starts';
  if (span.reason && span.ended !== undefined) {
    label.append(el('span', { class: 'wf-reason', title: span.reason }, span.reason));
  }
  // Beside the bar, on the side where there is room.
  let room = to - from;
  if (to < 0.75) {
    label.style.left = `calc(${to * 100}% + 6px)`;
    room = 1 - to;
  } else if (from > 0.25) {
    label.style.right = `calc(${(1 - from) * 100}% + 6px)`;
    room = from;
  } else {
    label.classList.add('inside');
    label.style.right = `calc(${(1 - to) * 100}% + 4px)`;
  }
  label.style.maxWidth = `calc(${room * 100}% - 8px)`;
  time.append(bar, label);
  if (fromMs === toMs) bar.style.width = '3px';
  return time;
}

/**
 * What has become of a span, at the end or at the moment of the replay.
 * @param {Drawing} drawing @param {PictureSpan} span
 */
function stateOf({ picture, moment }, { started, ended, arrived, exported, sampled }) {
  const at = moment?.at ?? Infinity;
  if (started > at) return 'not yet';
  if (ended === undefined && at === Infinity) return 'never';
  if (ended === undefined || ended > at) return 'open';
  if (exported > 0 && (arrived ?? 0) <= at) return 'arrived';
  if (!sampled) return 'unsampled';
  return at === Infinity || (exported === 0 && at >= (picture.lastMoment ?? Infinity))
    ? 'lost'
    : 'waiting';
}

/** Whether a search finds the span. @param {PictureSpan} span @param {string} text */
export function matches({ name, service, id, kind, status, attributes, statusMessage = '' }, text) {
  const error = status === 'ERROR' ? 'error' : '';
  return [name, service, id, statusMessage, kind, error, JSON.stringify(attributes)].some((part) =>
    part.toLowerCase().includes(text),
  );
}

/** Whether it failed, never ended, or was lost. @param {PictureSpan} span */
export function hasProblem({ status, ended, exported, sampled }) {
  return status === 'ERROR' || ended === undefined || (sampled && exported === 0);
}

/**
 * Lights the parent and the children of the span in the row that `target` is in.
 * @param {Element} drawn @param {PictureRow[]} rows @param {Element} target
 */
export function lightKin(drawn, rows, target) {
  const spanOf = (/** @type {Element | null} */ row) =>
    rows[Number(row?.getAttribute('data-index') ?? -1)]?.span;
  const span = spanOf(target.closest('.wf-row'));
  for (const row of drawn.children) {
    const its = spanOf(row);
    const isKin = span && its && (its.id === span.parentId || its.parentId === span.id);
    row.classList.toggle('kin', !!isKin);
  }
}
