/**
 * Everything that one span carries.
 * @import { PictureSpan, Picture } from '../picture.ts'
 */
import { durationText, el } from './dom.js';

/** @param {PictureSpan} span @param {Picture} picture @param {() => void} close */
export function detailsOf(span, { resources, fromMs, timeOrigin, editor }, close) {
  const head = el('div', { class: 'panel-head' });
  const closing = el('button', { type: 'button', 'aria-label': 'Close (Escape)' }, '×');
  closing.addEventListener('click', close);
  head.append(el('h3', {}, span.name || '(no name)'), closing);
  const facts = [
    ['service', span.service || 'not named'],
    ['kind', span.kind],
    ['status', [span.status, span.statusMessage].filter(Boolean).join(': ')],
    ['began', timeText(span.startMs, fromMs, timeOrigin)],
    [
      'lasted',
      span.endMs === undefined ? 'it never ended' : durationText(span.endMs - span.startMs),
    ],
    [
      'arrived',
      span.exported === 0 ? 'never' : span.exported === 1 ? 'once' : `${span.exported} times`,
    ],
    ...(span.late.length > 0
      ? [['after its end', span.late.map(({ call }) => call).join(', ')]]
      : []),
  ];
  const list = el('dl', {});
  for (const [name, value] of facts) list.append(el('dt', {}, name), el('dd', {}, value));
  if (span.status === 'ERROR') list.querySelectorAll('dd')[2]?.classList.add('mark-error');
  for (const [name, id] of [
    ['trace', span.traceId],
    ['span', span.id],
    ['parent', span.parentId],
  ]) {
    if (!id) continue;
    const value = el('dd', {});
    const copy = el(
      'button',
      { type: 'button', class: 'copy', 'aria-label': `Copy the id of the ${name}` },
      'copy',
    );
    copy.addEventListener('click', () => {
      void navigator.clipboard?.writeText(id);
      copy.textContent = 'copied';
    });
    value.append(el('code', {}, id), copy);
    list.append(el('dt', {}, `${name} id`), value);
  }
  if (span.at && editor) {
    const [file, line] = span.at.split(':');
    const link = el('a', { href: `vscode://file/${editor}/${file}:${line ?? 1}` }, span.at);
    const value = el('dd', {});
    value.append(link);
    list.append(el('dt', {}, 'started at'), value);
  }
  const { resource } = span;
  return [
    head,
    list,
    ...tableOf('Attributes', span.attributes, 'No attributes.'),
    ...eventsOf(span),
    ...linksOf(span),
    ...logsOf(span),
    ...tableOf('Scope', { name: span.scope || '(no name)' }),
    ...tableOf('Resource', resources[resource] ?? {}),
  ];
}

/** @param {number} ms @param {number} fromMs @param {number | undefined} timeOrigin */
function timeText(ms, fromMs, timeOrigin) {
  const after = `${durationText(ms - fromMs)} after the first span`;
  if (timeOrigin === undefined) return after;
  const time = new Date(timeOrigin + ms);
  const parts = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${parts.join(':')}.${String(time.getMilliseconds()).padStart(3, '0')}, ${after}`;
}

/** @param {string} title @param {Record<string, unknown>} values @param {string} [empty] */
function tableOf(title, values, empty) {
  const entries = Object.entries(values);
  if (entries.length === 0) return empty ? [el('p', { class: 'quiet' }, empty)] : [];
  const list = el('dl', { class: 'values' });
  for (const [key, value] of entries) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const kind = Array.isArray(value) ? 'list' : typeof value;
    const shown = el('dd', { title: kind });
    shown.append(el('code', { class: `value-${kind}` }, text));
    list.append(el('dt', {}, key), shown);
  }
  return [el('h4', {}, title), list];
}

/** @param {PictureSpan} span */
function eventsOf({ events, startMs }) {
  if (events.length === 0) return [];
  const list = el('ol', { class: 'events' });
  for (const { name, ms = startMs, attributes } of events) {
    const item = el('li', {});
    item.append(
      el('b', {}, `◆ ${name}`),
      el('span', { class: 'quiet' }, ` +${durationText(ms - startMs)}`),
    );
    item.append(...tableOf('', attributes).slice(1));
    list.append(item);
  }
  return [el('h4', {}, 'Events'), list];
}

/** @param {PictureSpan} span */
function linksOf({ links }) {
  if (links.length === 0) return [];
  const list = el('ul', { class: 'links' });
  for (const { traceId, spanId, attributes } of links) {
    const item = el('li', {});
    item.append(
      el(
        'a',
        { href: `/traces/${traceId}#${spanId}` },
        `trace ${traceId.slice(0, 8)}, span ${spanId}`,
      ),
    );
    item.append(...tableOf('', attributes).slice(1));
    list.append(item);
  }
  return [el('h4', {}, 'Links'), list];
}

/** @param {PictureSpan} span */
function logsOf({ logs = [] }) {
  if (logs.length === 0) return [];
  const list = el('ul', { class: 'logs' });
  for (const line of logs) list.append(el('li', {}, line));
  return [el('h4', {}, 'Log lines'), list];
}
