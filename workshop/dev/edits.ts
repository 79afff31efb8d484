/**
 * Applies an edit (see `Edit` in `checking/mistakes.ts`) to the text of one file. An empty file
 * takes lines that come.
 * @throws where the lines to be replaced are not in the text exactly once
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
  if (before === after) throw new Error(`An edit that changes nothing:\n${hunk}`);
  if (before === '' && text === '') return after;
  const places = before === '' ? 0 : `\n${text}`.split(`\n${before}`).length - 1;
  if (places !== 1) throw new Error(`These lines are there ${places} times:\n${before}`);
  return `\n${text}`.replace(`\n${before}`, () => `\n${after}`).slice(1);
}
