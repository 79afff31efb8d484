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
  const opened = Array.from(old.querySelectorAll('details'), ({ open }) => open);
  old.innerHTML = html;
  old.querySelectorAll('details').forEach((details, i) => (details.open = opened[i] ?? false));
  if (isFirst) return;
  old.classList.remove('changed');
  requestAnimationFrame(() => old.classList.add('changed'));
}
/** @type {Map<string, string>} */
const last = new Map();

async function refreshLesson() {
  const response = await fetch(`/lesson/${lesson}/now`);
  if (!response.ok) return;
  const { text, said, cups, state } = await response.json();
  replace('#text', text);
  const outer = el('div');
  outer.innerHTML = said;
  replace('#said', outer.firstElementChild?.innerHTML ?? '');
  outer.innerHTML = cups;
  replace('#cups', outer.firstElementChild?.innerHTML ?? '');
  if (state === 'running' || state === 'checking') return;
  await /** @type {Waterfall | null} */ (document.getElementById('waterfall'))?.load(
    `/lesson/${lesson}/picture`,
  );
}

/** @param {'traces' | 'review'} what */
async function refreshList(what) {
  const response = await fetch(`/${what}/now`);
  if (!response.ok) return;
  const outer = el('div');
  outer.innerHTML = (await response.json())[what];
  replace(`#${what}`, outer.firstElementChild?.innerHTML ?? '');
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

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const path = form.getAttribute('data-post');
  if (!path) return;
  event.preventDefault();
  const values = Object.fromEntries(new FormData(form, event.submitter));
  void send(path, { answer: 'pass' in values ? '' : values.answer });
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

document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', async (event) => {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  const response = await post('/traces', await file.text());
  if (!response.ok) return say(await response.text());
  const { trace } = await response.json();
  location.assign(`/traces/${trace}`);
});
