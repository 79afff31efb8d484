import measured from 'fast-string-truncated-width';

/** Escapes what would move the cursor or hide text: a span's name comes from outside. */
export function escapeText(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, (character) => {
    const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    return short ?? `\\u{${character.codePointAt(0)!.toString(16)}}`;
  });
}

/** Cuts text to `maxLength` characters; the last one is then `…`. */
export function shorten(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** Cuts text to `maxLength` characters, with `…` in its middle: both ends tell names apart. */
export function cutMiddle(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const half = (maxLength - 1) / 2;
  return `${text.slice(0, Math.ceil(half))}…${text.slice(-Math.floor(half))}`;
}

/** How many columns of a terminal text takes. */
export function columnsOf(text: string): number {
  return measured(text).width;
}

/** Pads or cuts text to `width` columns. */
export function fit(text: string, width: number): string {
  const columns = columnsOf(text);
  if (columns <= width) return text + ' '.repeat(width - columns);
  let cut = '';
  for (const character of text) {
    if (columnsOf(cut + character) > width - 1) break;
    cut += character;
  }
  return fit(`${cut}…`, width);
}

/** Breaks each line of text into lines of at most `width` characters, between words if it can. */
export function wrap(text: string, width: number): string[] {
  const line = new RegExp(`(.{1,${width}})(?: +|$)|(.{${width}})`, 'g');
  return text.split('\n').flatMap((long) => long.replace(line, '$1$2\n').trimEnd().split('\n'));
}

/** Escapes text of several lines, and keeps their ends. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}

/** Text that may hold anything, as lines of at most `width` characters. */
export function wrapEscaped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrap(escapeText(line), width));
}

export function indent(lines: string[]): string[] {
  return lines.map((line) => (line ? `  ${line}` : line));
}

export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** A number as it is read: `5,000`. */
export function formatNumber(number: number): string {
  return number.toLocaleString('en');
}

export function plural(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Like `plural`, with a word for none: `no links`. */
export function counted(count: number, thing: string): string {
  return count === 0 ? `no ${thing}s` : plural(count, thing);
}
