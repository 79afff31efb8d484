/** Something on a board, in columns and rows of its text. `to` is the column after its last. */
export interface Piece {
  kind: 'box' | 'arrow' | 'bar' | 'text';
  text: string;
  row: number;
  from: number;
  to: number;
  /** How many rows a box is high. */
  rows: number;
  /** The ends of an arrow that have a head. */
  heads: { left: boolean; right: boolean };
}

export interface Board {
  pieces: Piece[];
  columns: number;
  rows: number;
  /** What is wrong with its text, a line each. */
  problems: string[];
}

/** What fits on a slide. */
const [maxColumns, maxRows] = [80, 12];

const box = String.raw`\[[^[\]]*\]`;
const bar = String.raw`(?<!\S)={2,}(?!\S)`;
const arrow = String.raw`(?<!\S)<?-+(?:[^\s\-<>=[\]](?:[^\-<>=[\]]*[^\s\-<>=[\]])?-+)?>?(?!\S)`;
const special = new RegExp(`${box}|${bar}|${arrow}`, 'g');

/**
 * Reads a sketch for the board, which is drawn as it is written: `[a box]`, arrows `->`, `<-`, `--`
 * and `-with a label->`, bars `====`, and any other text. An empty box makes the one above it higher.
 */
export function boardOf(text: string): Board {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const pieces: Piece[] = [];
  const problems: string[] = [];
  for (const [row, line] of lines.entries()) {
    const found = piecesOf(line, row);
    const isWrong = (what: string) => problems.push(`line ${row + 1}, ${what}: ${line}`);
    if (line.includes('\t')) isWrong('has a tab');
    if (line.length > maxColumns) isWrong(`is wider than ${maxColumns} columns`);
    for (const [i, piece] of found.entries()) {
      if (piece.kind === 'text' && /[[\]]/.test(piece.text)) isWrong('has half a box');
      if (piece.kind === 'arrow' && !(found[i - 1] && found[i + 1])) {
        isWrong('has an arrow that leads nowhere');
      }
      if (piece.kind !== 'box' || piece.text) {
        pieces.push(piece);
        continue;
      }
      const above = pieces.find(
        ({ kind, from, to, ...one }) =>
          kind === 'box' && from === piece.from && to === piece.to && one.row + one.rows === row,
      );
      if (above) above.rows++;
      else isWrong('has an empty box with none of its width above');
    }
  }
  if (lines.length > maxRows) problems.push(`it has more than ${maxRows} lines`);
  if (pieces.length === 0) problems.push('it is empty');
  const columns = Math.max(1, ...lines.map((line) => line.length));
  return { pieces, columns, rows: lines.length, problems };
}

function piecesOf(line: string, row: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string, from: number, length: number) => {
    const heads = { left: text.startsWith('<'), right: text.endsWith('>') };
    const label = {
      box: text.slice(1, -1),
      arrow: text.replace(/^<?-+|-*>?$/g, ''),
      bar: '',
      text,
    };
    pieces.push({ kind, text: label[kind].trim(), row, from, to: from + length, rows: 1, heads });
  };
  const addTexts = (from: number, to: number) => {
    for (const { 0: text, index } of line.slice(from, to).matchAll(/\S+(?: \S+)*/g)) {
      add('text', text, from + index, text.length);
    }
  };
  let end = 0;
  for (const { 0: token, index } of line.matchAll(special)) {
    addTexts(end, index);
    const kind = token.startsWith('[') ? 'box' : token.startsWith('=') ? 'bar' : 'arrow';
    add(kind, token, index, token.length);
    end = index + token.length;
  }
  addTexts(end, line.length);
  return pieces;
}
