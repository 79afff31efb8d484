/**
 * `<run-replay for="ID">`: the run of a waterfall again, event by event: spans open and close, wait
 * for their delivery, arrive or are lost.
 *
 * @import { PictureSpan, Picture } from '../picture.ts'
 */
import { button, el } from './dom.js';

const lengthMs = 6000;
const maxDots = 80;

class RunReplay extends HTMLElement {
  /** @type {PictureSpan[]} */ #spans = [];
  /** The names of the spans by their ids. @type {Map<string, string>} */ #names = new Map();
  /** @type {{ at: number, ms: number, spanId?: string }[]} */ #events = [];
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;
  #slider = /** @type {HTMLInputElement} */ (
    el('input', { type: 'range', min: '0', max: '0', 'aria-label': 'Moment of the run' })
  );
  #play = el('button', { type: 'button' }, '▶ Replay');
  #says = el('output', { class: 'replay-says', 'aria-live': 'polite' });
  #ledger = el('div', { class: 'ledger', 'aria-hidden': 'true' });
  #queue = el('div', { class: 'replay-queue', 'aria-hidden': 'true' });

  connectedCallback() {
    if (this.#slider.isConnected) return;
    const step = (/** @type {number} */ by) => this.#show(Number(this.#slider.value) + by);
    const controls = el('div', { class: 'replay-controls' });
    controls.append(
      this.#play,
      button('◀', 'One event back', () => step(-1)),
      this.#slider,
      button('▶', 'One event on', () => step(1)),
    );
    this.append(controls, this.#ledger, this.#says, this.#queue);
    this.#play.addEventListener('click', () => (this.#timer ? this.#stop() : this.#start()));
    this.#slider.addEventListener('input', () => {
      this.#stop();
      this.#show(Number(this.#slider.value));
    });
    this.#waterfall?.addEventListener('picture', () => this.#prepare());
    this.#prepare();
  }

  disconnectedCallback() {
    this.#stop();
  }

  get #waterfall() {
    return /** @type {(HTMLElement & { picture: Picture, moment: unknown }) | null} */ (
      document.getElementById(this.getAttribute('for') ?? '')
    );
  }

  #prepare() {
    this.#stop();
    this.#spans = this.#waterfall?.picture?.rows.flatMap(({ span }) => span ?? []) ?? [];
    this.#names = new Map(this.#spans.map(({ id, name }) => [id, name]));
    /** @type {Map<number, { ms: number, spanId: string }>} */
    const moments = new Map();
    for (const { id, started, startMs, ended, endMs = startMs, arrived } of this.#spans) {
      const at = (/** @type {number | undefined} */ moment, /** @type {number} */ ms) => {
        if (moment !== undefined && !moments.has(moment)) moments.set(moment, { ms, spanId: id });
      };
      at(started, startMs);
      at(ended, endMs);
      at(arrived, endMs);
    }
    let ms = -Infinity;
    this.#events = [...moments]
      .sort(([one], [other]) => one - other)
      .map(([at, own]) => ({ at, ms: (ms = Math.max(ms, own.ms)), spanId: own.spanId }));
    const last = this.#waterfall?.picture?.lastMoment;
    if (last !== undefined) this.#events.push({ at: last, ms });
    this.#slider.max = String(this.#events.length);
    this.#slider.value = this.#slider.max;
    this.hidden = this.#events.length < 3;
    this.#show(this.#events.length);
  }

  #start() {
    const max = this.#events.length;
    let place = Number(this.#slider.value) >= max ? 0 : Number(this.#slider.value);
    // A long run goes on in larger steps.
    const step = Math.max(1, Math.round((max * 40) / lengthMs));
    const pauseMs = Math.max(40, Math.min(700, lengthMs / max));
    this.#play.textContent = '❚❚ Pause';
    this.#timer = setInterval(() => {
      place = Math.min(max, place + step);
      this.#show(place);
      if (place >= max) this.#stop();
    }, pauseMs);
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#play.textContent = '▶ Replay';
  }

  /** @param {number} place how many events are over */
  #show(place) {
    const waterfall = this.#waterfall;
    if (!waterfall) return;
    const max = this.#events.length;
    const at = Math.min(max, Math.max(0, place));
    this.#slider.value = String(at);
    const event = this.#events[at - 1] ?? {
      at: -1,
      ms: waterfall.picture?.fromMs ?? 0,
      spanId: undefined,
    };
    const isOver = at >= max;
    waterfall.moment = isOver ? undefined : { at: event.at, nowMs: event.ms, spanId: event.spanId };
    const states = { arrived: 0, waiting: 0, open: 0, lost: 0 };
    for (const { started, ended, arrived, sampled } of this.#spans) {
      if (started > event.at) continue;
      if (ended === undefined || ended > event.at) states.open++;
      else if (arrived !== undefined && arrived <= event.at) states.arrived++;
      else if (sampled) states[isOver ? 'lost' : 'waiting']++;
    }
    const work =
      waterfall.picture?.work?.filter(
        ({ begin, end = Infinity }) => begin <= event.at && end > event.at,
      ) ?? [];
    const doing = work.slice(0, 2).map(({ name, active }) => {
      const span = active ? this.#names.get(active) : undefined;
      return `${name} (active span: ${span ?? 'none'})`;
    });
    const made = Math.max(1, this.#spans.length);
    this.#ledger.replaceChildren(
      ...Object.entries(states).map(([state, count]) => {
        const part = el('i', { class: state });
        part.style.width = `${(count / made) * 100}%`;
        return part;
      }),
    );
    this.#says.textContent = [
      `${states.open} ${isOver ? 'never ended' : 'open'}`,
      `${states.waiting} waiting`,
      `${states.arrived} arrived`,
      `${states.lost} lost`,
      ...(doing.length > 0 && !isOver
        ? [`now: ${doing.join(', ')}${work.length > 2 ? ' …' : ''}`]
        : []),
    ].join(' · ');
    const undelivered = states[isOver ? 'lost' : 'waiting'];
    const dots = Array.from({ length: Math.min(undelivered, maxDots) }, () =>
      el('i', { class: isOver ? 'lost' : 'waiting' }),
    );
    this.#queue.replaceChildren(...dots);
    const more = undelivered - maxDots;
    const what = isOver ? 'lost' : 'in the queue';
    if (undelivered > 0) this.#queue.append(el('span', {}, more > 0 ? `+${more} ${what}` : what));
  }
}

customElements.define('run-replay', RunReplay);
