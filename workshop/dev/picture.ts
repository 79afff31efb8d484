import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lessons.ts';
import { escapeText } from '../render/text.ts';
import { freshTree, type } from './fresh-tree.ts';

const columns = 80;
const [cell, line, margin] = [8.4, 19, 24];
/** The terminal's colours, by their number; on a dark roast. */
const colours: Record<string, string> = {
  31: '#e8836b',
  33: '#e3b866',
  34: '#8fb0d9',
  35: '#c79bd1',
  36: '#79bdb4',
};
const [ground, ink, quiet] = ['#2b1f1a', '#efe4d8', '#a8937f'];

/** `npm run picture` draws `workshop/picture.svg` for the README, from a run of lesson 6. */
export async function main(): Promise<void> {
  const { stdout } = await type(freshTree(), ['solution', '6'], { FORCE_COLOR: '1' });
  const [, drawn = ''] = stdout.match(/\n\n([^]*?)\n\nThis was/) ?? [];
  const rows = ['$ npm run solution 6', '', ...drawn.split('\n')];
  const height = rows.length * line + 2 * margin;
  const width = Math.ceil(columns * cell) + 2 * margin;
  const text = rows.map((row, i) => drawRow(row, margin + (i + 0.75) * line)).join('\n');
  writeFileSync(
    join(root, 'workshop', 'picture.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="One order, one trace, two services, drawn in a terminal">
<rect width="100%" height="100%" rx="10" fill="${ground}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="${ink}" xml:space="preserve">
${text}
</g>
</svg>
`,
  );
}

/** A row of the terminal: bars as rectangles, which leave no gaps, and the rest as text. */
function drawRow(row: string, y: number): string {
  let colour = ink;
  let column = 0;
  const parts: string[] = [];
  // eslint-disable-next-line no-control-regex
  for (const [, code, bar, words] of row.matchAll(/\x1b\[(\d+)m|([█░]+)|([^\x1b█░]+)/g)) {
    if (code) colour = code === '2' ? quiet : (colours[code] ?? ink);
    if (bar) {
      const [x, width] = [margin + column * cell, bar.length * cell].map((n) => n.toFixed(1));
      parts.push(`<rect x="${x}" y="${y - 12}" width="${width}" height="14" fill="${colour}"/>`);
    }
    const said = words?.trim();
    if (said) {
      const x = margin + (column + words!.indexOf(said)) * cell;
      const safe = escapeText(said).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const length = (said.length * cell).toFixed(1);
      const place = `x="${x.toFixed(1)}" y="${y}" textLength="${length}"`;
      parts.push(`<text ${place} fill="${colour}">${safe}</text>`);
    }
    column += (bar ?? words ?? '').length;
  }
  return parts.join('');
}
