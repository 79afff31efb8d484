/**
 * Presenter mode: one slide at a time, what is hidden on a slide first, by keys or a remote. A
 * second window shows the notes too; each window follows the other.
 */
import { el, post } from './dom.js';
import { rowHeight } from './waterfall.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main.present'));
const slides = /** @type {HTMLElement[]} */ ([...main.querySelectorAll('.slide')]);
const place = /** @type {HTMLElement} */ (document.getElementById('place'));
const minutes = /** @type {HTMLElement} */ (document.getElementById('minutes'));
/** Of the axis above the rows, with a line. */
const axisHeight = 28;
const allowedMs = Number(main.dataset.minutes) * 60_000;
const isForNotes = location.search === '?notes';
const channel = new BroadcastChannel('present');
const nextLesson = /** @type {HTMLAnchorElement | null} */ (document.getElementById('next-lesson'));
let current = Math.min(Math.max(0, Number(location.hash.slice(1)) - 1 || 0), slides.length - 1);
// By the room's agenda; without one, the minutes of the lesson from now on.
const agenda = Number(main.dataset.ends ?? 0);
const timer = `ends ${main.dataset.present} ${agenda}`;
let ends = 0;
startTimer(Number(sessionStorage.getItem(timer)) || agenda || Date.now() + allowedMs);

/** Tells the other window where this one is. */
function tell(path = location.pathname, slide = current) {
  const answer = slides[slide]?.querySelector('.reveal.shown');
  const isBlank = main.classList.contains('blank');
  channel.postMessage({ path, slide, isAnswered: Boolean(answer), isBlank, ends });
}

channel.addEventListener('message', ({ data }) => {
  if (data.path !== location.pathname) {
    return location.replace(`${data.path}${location.search}#${data.slide + 1}`);
  }
  if (data.slide !== current) show(data.slide);
  slides[current]?.querySelector('.reveal')?.classList.toggle('shown', data.isAnswered);
  main.classList.toggle('blank', data.isBlank);
  startTimer(data.ends);
});

/** @param {number} index */
function show(index) {
  current = Math.min(Math.max(0, index), slides.length - 1);
  for (const [i, slide] of slides.entries()) slide.hidden = i !== current;
  const slide = slides[current];
  place.textContent = `${current + 1} / ${slides.length} ${titleOf(slide)}`;
  history.replaceState(null, '', `#${current + 1}`);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  document.getElementById('after')?.replaceChildren(titleOf(slides[current + 1]));
  if (slide?.dataset.run && !isForNotes) void run(slide, slide.dataset.run);
  if (slide?.dataset.now) void renew(slide, slide.dataset.now);
}

/** @param {HTMLElement | undefined} slide */
function titleOf(slide) {
  return slide?.querySelector('h1')?.textContent ?? '';
}

/** Shows the room as it is now. @param {HTMLElement} slide @param {string} path */
async function renew(slide, path) {
  const response = await fetch(path);
  const now = slide.querySelector('.now');
  if (response.ok && now) now.innerHTML = (await response.json()).room;
}

/** Runs the starter or the solution the first time that its slide is shown. @param {HTMLElement} slide @param {string} which */
async function run(slide, which) {
  const waterfall = /** @type {(HTMLElement & { picture: unknown }) | null} */ (
    slide.querySelector('trace-waterfall')
  );
  if (!waterfall || waterfall.dataset.state) return;
  waterfall.dataset.state = 'running';
  const room = Math.floor((waterfall.clientHeight - axisHeight) / rowHeight);
  const response = await post(`/present/${main.dataset.present}/run`, { which, room });
  waterfall.dataset.state = 'done';
  if (response.ok) {
    const picture = await response.json();
    waterfall.picture = picture;
    if (picture.rows.length === 0) waterfall.after(el('p', { class: 'big' }, 'No span was made.'));
  } else slide.append(el('p', { class: 'mark-error' }, await response.text()));
}

function forward() {
  const hidden = slides[current]?.querySelector('.reveal:not(.shown)');
  if (hidden) {
    hidden.classList.add('shown');
    hidden.scrollIntoView({ block: 'nearest' });
  } else if (current + 1 < slides.length) show(current + 1);
  else nextLesson?.click();
}

function back() {
  const shown = slides[current]?.querySelector('.reveal.shown');
  if (shown) shown.classList.remove('shown');
  else show(current - 1);
}

/** @type {Record<string, () => void>} */
const keys = {
  ArrowRight: forward,
  PageDown: forward,
  ' ': forward,
  Enter: forward,
  ArrowLeft: back,
  PageUp: back,
  Backspace: back,
  Home: () => show(0),
  End: () => show(slides.length - 1),
  n: () => slides[current]?.querySelector('.notes')?.toggleAttribute('hidden'),
  b: () => main.classList.toggle('blank'),
  '.': () => main.classList.toggle('blank'),
  w: () => void open(`?notes#${current + 1}`, 'notes', 'width=900,height=700'),
  f: () => void (document.fullscreenElement ? document.exitFullscreen() : main.requestFullscreen()),
  t: () => startTimer(Date.now() + allowedMs),
};

/** @param {number} end */
function startTimer(end) {
  ends = end;
  sessionStorage.setItem(timer, String(ends));
}

document.addEventListener(
  'keydown',
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    // A remote sends these two, wherever the focus is.
    const isRemote = event.key === 'PageDown' || event.key === 'PageUp';
    // Inside a waterfall, arrows are the waterfall's.
    const isLetter = /^[nbwft.]$/i.test(event.key);
    if (target.closest('input') && !isRemote) return;
    if (target.closest('.wf-viewport') && !isRemote && !isLetter) return;
    if (!isRemote && target.closest('button, a') && [' ', 'Enter'].includes(event.key)) return;
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
    tell();
  },
  true,
);

if (isForNotes) {
  main.classList.add('for-notes');
  nextLesson?.setAttribute('href', `${nextLesson.pathname}?notes`);
}
nextLesson?.addEventListener('click', () => tell(nextLesson.pathname, 0));

setInterval(tick, 1000);
function tick() {
  const left = Math.round((ends - Date.now()) / 1000);
  const text = `${Math.floor(Math.abs(left) / 60)}:${String(Math.abs(left) % 60).padStart(2, '0')}`;
  minutes.textContent = left >= 0 ? `${text} left` : `${text} over`;
  minutes.classList.toggle('mark-error', left < 0);
}
tick();
show(current);
