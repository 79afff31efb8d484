/** Presenter mode: one slide at a time, what is hidden on a slide first, by keys or a remote. */
import { post } from './dom.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main.present'));
const slides = /** @type {HTMLElement[]} */ ([...main.querySelectorAll('.slide')]);
const place = /** @type {HTMLElement} */ (document.getElementById('place'));
const minutes = /** @type {HTMLElement} */ (document.getElementById('minutes'));
const allowed = Number(main.dataset.minutes) * 60;
let current = Math.min(Math.max(0, Number(location.hash.slice(1)) - 1 || 0), slides.length - 1);
let begun = Date.now();

/** @param {number} index */
function show(index) {
  current = Math.min(Math.max(0, index), slides.length - 1);
  for (const [i, slide] of slides.entries()) slide.hidden = i !== current;
  place.textContent = `${current + 1} / ${slides.length}`;
  history.replaceState(null, '', `#${current + 1}`);
  const slide = slides[current];
  if (slide?.dataset.run) void run(slide, slide.dataset.run);
}

/** Runs the starter or the solution the first time that its slide is shown. @param {HTMLElement} slide @param {string} which */
async function run(slide, which) {
  const waterfall = /** @type {(HTMLElement & { picture: unknown }) | null} */ (
    slide.querySelector('trace-waterfall')
  );
  if (!waterfall || waterfall.dataset.state) return;
  waterfall.dataset.state = 'running';
  const response = await post(`/present/${main.dataset.present}/run`, { which });
  if (response.ok) waterfall.picture = await response.json();
}

function forward() {
  const hidden = slides[current]?.querySelector('.reveal:not(.shown)');
  if (hidden) hidden.classList.add('shown');
  else show(current + 1);
}

function back() {
  const shown = slides[current]?.querySelector('.reveal.shown');
  if (shown) shown.classList.remove('shown');
  else show(current - 1);
}

document.addEventListener('keydown', (event) => {
  const inside = /** @type {Element} */ (event.target).closest(
    'trace-waterfall, run-replay, input',
  );
  if (inside || event.ctrlKey || event.metaKey || event.altKey) return;
  const notes = main.querySelector('.notes');
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
    n: () => notes?.toggleAttribute('hidden'),
    t: () => (begun = Date.now()),
  };
  const act = keys[event.key] ?? keys[event.key.toLowerCase()];
  if (!act || (event.key === 'Enter' && document.activeElement instanceof HTMLAnchorElement))
    return;
  event.preventDefault();
  act();
});

setInterval(tick, 1000);
function tick() {
  const left = Math.round(allowed - (Date.now() - begun) / 1000);
  const text = `${Math.floor(Math.abs(left) / 60)}:${String(Math.abs(left) % 60).padStart(2, '0')}`;
  minutes.textContent = left >= 0 ? `${text} left` : `${text} over`;
  minutes.classList.toggle('mark-error', left < 0);
}
tick();
show(current);
