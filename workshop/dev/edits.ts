/**
 * Applies an edit (see `Edit` in `checking/mistakes.ts`) to the text of one file. An empty file
 * takes lines that come.
 * @throws where the lines to be replaced are not in the text exactly once; the message is one line
 */
export function applyEdit(text: string, edit: string): string {
  const hunks = edit.replace(/^\n|\n$/g, '').split('\n@@\n');
  return hunks.reduce(applyHunk, text);
}

function applyHunk(text: string, hunk: string): string {
  const lines = hunk.split('\n');
  const unmarked = lines.find((line) => !/^([-+ ]|$)/.test(line));
  if (unmarked) throw new Error(`No mark at the beginning of: ${unmarked}`);
  const without = (mark: string) =>
    lines.flatMap((line) => (line.startsWith(mark) ? [] : `${line.slice(1)}\n`)).join('');
  const [before, after] = [without('+'), without('-')];
  const [first = ''] = (before || after).split('\n');
  if (before === after) throw new Error(`It changes nothing at: ${first}`);
  if (before === '' && text === '') return after;
  if (before === '') throw new Error(`Show its place, by the line before or after: ${first}`);
  const places = `\n${text}`.split(`\n${before}`).length - 1;
  if (places === 1) return `\n${text}`.replace(`\n${before}`, () => `\n${after}`).slice(1);
  const gone = before.split('\n').find((line) => !text.split('\n').includes(line));
  throw new Error(
    gone === undefined
      ? `Its lines must be there once, not ${places} times, beginning with: ${first}`
      : `This line is not there: ${gone}`,
  );
}
