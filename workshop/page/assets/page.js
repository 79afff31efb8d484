/** What every page does: it hears of news, sends what is asked for, and keeps its place. */
import './waterfall.js';
import './replay.js';
import { durationText, el, post } from './dom.js';

/** @typedef {HTMLElement & { load(src: string): Promise<void> }} Waterfall */

const root = document.documentElement;
const listens = document.body.dataset.listens ?? '';
const lesson = document.querySelector('main[data-lesson]')?.getAttribute('data-lesson');

const saved = localStorage.getItem('theme');
if (saved) root.dataset.theme = saved;
document.getElementById('theme')?.addEventListener('click', () => {
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
});

/**
 * Puts new HTML in the place of an element, only where it differs, and says that it changed.
 * @param {string} selector @param {string} html
 */
function replace(selector, html) {
  const old = document.querySelector(selector);
  if (!old || last.get(selector) === html) return;
  const isFirst = !last.has(selector);
  last.set(selector, html);
  const titleOf = (/** @type {Element} */ details) => details.firstElementChild?.textContent ?? '';
  const opened = new Map(
    Array.from(old.querySelectorAll('details'), (details) => [titleOf(details), details.open]),
  );
  const typed = Array.from(old.querySelectorAll('input[type=search]'), (input) => [
    input.id,
    /** @type {HTMLInputElement} */ (input).value,
  ]);
  const focused = old.contains(document.activeElement) ? keyOf(document.activeElement) : '';
  old.innerHTML = html;
  for (const [id = '', value = ''] of typed) {
    const input = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (input) input.value = value;
  }
  for (const details of old.querySelectorAll('details')) {
    details.open = opened.get(titleOf(details)) ?? details.open;
  }
  if (focused) {
    const again = [...old.querySelectorAll('button, a, input')].find(
      (one) => keyOf(one) === focused,
    );
    /** @type {HTMLElement | undefined} */ (again)?.focus();
  }
  if (isFirst) return;
  old.classList.remove('changed');
  requestAnimationFrame(() => old.classList.add('changed'));
}
/** What an element is still known by when it has been replaced. @param {Element | null} element */
function keyOf(element) {
  const { id = '', dataset } = /** @type {HTMLElement} */ (element ?? {});
  return id || [dataset?.post, dataset?.scene, element?.getAttribute('href')].join(' ').trim();
}
/** @type {Map<string, string>} */
const last = new Map();

/** What is inside the one element that this HTML is. @param {string} html */
function inside(html) {
  const outer = el('div');
  outer.innerHTML = html;
  return outer.firstElementChild?.innerHTML ?? '';
}

async function refreshLesson() {
  const response = await fetch(`/lesson/${lesson}/now`);
  if (!response.ok) return;
  const { text, said, cups, state } = await response.json();
  replace('#text', text);
  replace('#said', inside(said));
  replace('#cups', inside(cups));
  if (state === 'running' || state === 'checking') return;
  await /** @type {Waterfall | null} */ (document.getElementById('waterfall'))?.load(
    `/lesson/${lesson}/picture`,
  );
}

/** The room's agenda goes on while nothing else happens. */
async function refreshTime() {
  const response = await fetch(`/lesson/${lesson}/time-left`).catch(() => undefined);
  const line = document.getElementById('time-left');
  if (line && response?.ok) line.textContent = await response.text();
}
if (lesson) setInterval(refreshTime, 20_000);

/** @param {'traces' | 'review'} what */
async function refreshList(what) {
  const response = await fetch(`/${what}/now`);
  if (!response.ok) return;
  replace('#content', inside((await response.json())[what]));
  applyFilter();
  showDurations();
}

function showDurations() {
  for (const data of document.querySelectorAll('data[data-ms]')) {
    data.textContent = durationText(Number(data.getAttribute('data-ms')));
  }
}
showDurations();

/** @param {string} name */
function hear(name) {
  if (name !== listens) return;
  if (name.startsWith('lesson ')) void refreshLesson();
  else if (name === 'traces' || name === 'review') void refreshList(name);
  else if (name.startsWith('trace ')) {
    const waterfall = /** @type {Waterfall | null} */ (document.getElementById('waterfall'));
    void waterfall?.load(waterfall.getAttribute('src') ?? '');
  }
}

if (listens) {
  const source = new EventSource(lesson ? `/events?lesson=${lesson}` : '/events');
  source.addEventListener('hello', ({ data }) => {
    const token = document.querySelector('meta[name=token]')?.getAttribute('content');
    // The workshop was started again: what this page shows is of an earlier run.
    if (token !== data) location.reload();
    else if (lesson) void refreshLesson();
  });
  source.addEventListener('message', ({ data }) => hear(data));
  source.addEventListener('error', () => root.classList.add('offline'));
  source.addEventListener('open', () => root.classList.remove('offline'));
}

/** @param {string} path @param {object} body */
async function send(path, body) {
  const response = await post(path, body).catch(() => undefined);
  if (!response?.ok)
    say((await response?.text()) ?? 'The workshop does not answer. Is `npm start` running?');
}

/** A line at the bottom of the page, for a moment. @param {string} text */
function say(text) {
  const toast = el('p', { class: 'toast', role: 'status' }, text);
  document.body.append(toast);
  setTimeout(() => toast.remove(), 6000);
}

document.addEventListener('click', (event) => {
  const button = /** @type {Element} */ (event.target).closest('button[data-post]');
  if (!button) return;
  const scene = button.getAttribute('data-scene') ?? '';
  void send(button.getAttribute('data-post') ?? '', { scene });
});

document.addEventListener('click', (event) => {
  const button = /** @type {Element} */ (event.target).closest('button[data-copy]');
  if (!button) return;
  void navigator.clipboard?.writeText(button.getAttribute('data-copy') ?? '');
  button.textContent = 'copied';
  // A name has to begin with what is seen.
  button.setAttribute('aria-label', 'copied');
});

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const path = form.getAttribute('data-post');
  if (!path) return;
  event.preventDefault();
  const values = Object.fromEntries(new FormData(form, event.submitter));
  const passes = 'pass' in values;
  if (!passes && !String(values.answer ?? '').trim()) {
    form.querySelector('input')?.focus();
    return say('Type your number first, or run it without an answer.');
  }
  void send(path, { answer: passes ? '' : values.answer });
});

// Below 900 px the two halves are two tabs.
for (const tab of document.querySelectorAll('[role=tab]')) {
  tab.addEventListener('click', () => {
    const main = document.querySelector('main.lesson');
    const name = tab.getAttribute('data-tab') ?? 'text';
    main?.setAttribute('data-tab', name);
    for (const other of document.querySelectorAll('[role=tab]')) {
      other.setAttribute('aria-selected', String(other === tab));
    }
  });
}

document.addEventListener('keydown', (event) => {
  const isTyping = /** @type {Element} */ (event.target).closest('input');
  if (event.key !== '/' || isTyping) return;
  const search = document.querySelector('.wf-tools input, #filter');
  if (!search) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (search).focus();
});

document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', async (event) => {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  await openFile(file);
});

document.addEventListener('change', (event) => {
  const { files, id } = /** @type {HTMLInputElement} */ (event.target);
  if (id === 'file' && files?.[0]) void openFile(files[0]);
});

/** @param {File} file */
async function openFile(file) {
  const response = await post('/traces', file);
  if (!response.ok) return say(await response.text());
  const { path } = await response.json();
  location.assign(path);
}

/** Hides the traces in the list that do not have the words of the filter. */
function applyFilter() {
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById('filter'));
  const words = input?.value.toLowerCase().split(/\s+/) ?? [];
  for (const row of document.querySelectorAll('table.traces tbody tr')) {
    const text = row.textContent?.toLowerCase() ?? '';
    row.toggleAttribute('hidden', !words.every((word) => text.includes(word)));
  }
}
document.addEventListener('input', (event) => {
  if (/** @type {Element} */ (event.target).id === 'filter') applyFilter();
});

root.classList.add('ready');
