/**
 * An element with attributes and a text.
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
export function el(name, attributes = {}, text = '') {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

/**
 * A button that says what it does.
 * @param {string} text @param {string} label @param {() => void} act
 */
export function button(text, label, act) {
  const made = el('button', { type: 'button', 'aria-label': label, title: label }, text);
  made.addEventListener('click', act);
  return made;
}

/** The first eight digits of an id, as everywhere in the workshop. @param {string} id */
export function shortId(id) {
  return id.slice(0, 8);
}

/**
 * A duration in the scale that it has: `12 µs`, `4.8 ms`, `1.24 s`, `2 min 5 s`.
 * @param {number} ms
 * @returns {string}
 */
export function durationText(ms) {
  if (ms < 0) return `−${durationText(-ms)}`;
  if (ms === 0) return '0 ms';
  if (ms < 0.0995) return `${Math.max(1, Math.round(ms * 1000))} µs`;
  if (ms < 99.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_995) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/**
 * Sends something to the server, with the token that only this page holds.
 * @param {string} path
 * @param {object} body is sent as JSON, or as it is where it is bytes
 */
export function post(path, body = {}) {
  const token = document.querySelector('meta[name=token]')?.getAttribute('content') ?? '';
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-workshop-token': token },
    body: body instanceof Blob ? body : JSON.stringify(body),
  });
}
