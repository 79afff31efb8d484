/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { boardOf, type Piece } from './board.ts';

/** Units of the picture for a column and for a row of the text. */
const [column, row] = [10, 32];

/** A sketch as it would be on a whiteboard. Its text is its description. */
export function BoardView({ text, title }: { text: string; title: string }) {
  const board = boardOf(text);
  // A board that cannot be drawn can still be read.
  if (board.problems.length > 0) return <pre tabindex={0}>{text}</pre>;
  const [width, height] = [board.columns * column, board.rows * row];
  return (
    <svg
      class="board"
      role="img"
      viewBox={`-6 -2 ${width + 12} ${height + 4}`}
      width={`${(width + 12) / 16}em`}
      preserveAspectRatio="xMinYMin"
    >
      <title>{title}</title>
      <desc>{text}</desc>
      {board.pieces.map((piece) => (
        <PieceView piece={piece} />
      ))}
    </svg>
  );
}

function PieceView({ piece }: { piece: Piece }) {
  const { kind, text, from, to, rows, heads } = piece;
  const [left, right] = [from * column, to * column];
  const top = piece.row * row;
  const middle = top + (rows * row) / 2;
  if (kind === 'text') {
    return (
      <text x={left} y={middle}>
        {text}
      </text>
    );
  }
  if (kind === 'bar') {
    return <path class="bar" d={outline(left, top + 8, right, top + row - 8)} />;
  }
  const label = text && (
    <text x={(left + right) / 2} y={middle} class="centred">
      {text}
    </text>
  );
  if (kind === 'box') {
    return (
      <>
        <path class="box" d={outline(left, top + 2, right, top + rows * row - 2)} />
        {label}
      </>
    );
  }
  const half = text ? (text.length * column) / 2 + 3 : 0;
  const centre = (left + right) / 2;
  return (
    <>
      <path
        class="arrow"
        d={`M${left} ${middle}Q${(left + centre - half) / 2} ${middle - 2} ${centre - half} ${middle}
          M${centre + half} ${middle}Q${(right + centre + half) / 2} ${middle + 2} ${right} ${middle}
          ${heads.left ? `M${left + 8} ${middle - 6}L${left} ${middle}L${left + 8} ${middle + 5}` : ''}
          ${heads.right ? `M${right - 8} ${middle - 5}L${right} ${middle}L${right - 8} ${middle + 6}` : ''}`}
      />
      {label}
    </>
  );
}

/** A rectangle as a hand draws it: no side is quite straight, and no corner quite square. */
function outline(left: number, top: number, right: number, bottom: number): string {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const bow = ((left * 7 + top * 3) % 5) / 2 - 1;
  return [
    `M${left + 4} ${top + bow / 2}`,
    `Q${x} ${top - bow} ${right - 4} ${top}Q${right} ${top} ${right} ${top + 4}`,
    `Q${right + bow} ${y} ${right - 1} ${bottom - 4}Q${right} ${bottom} ${right - 4} ${bottom}`,
    `Q${x} ${bottom + bow} ${left + 4} ${bottom}Q${left} ${bottom} ${left} ${bottom - 4}`,
    `Q${left - bow} ${y} ${left} ${top + 4}Q${left} ${top} ${left + 4} ${top + bow / 2}Z`,
  ].join('');
}
