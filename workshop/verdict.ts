import { styleText } from 'node:util';
import { passes, type Verdict } from './judge.ts';
import type { Lesson } from './lessons.ts';
import { plural, type Paper } from './picture.ts';

/** The verdict on one answer: a line for each sentence, and the first failure explained. */
export function report(
  { number, title }: Lesson,
  verdict: Verdict,
  typeErrors: string[],
  { colour }: Paper,
): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const { sentences, broken } = verdict;
  const failed = sentences.filter(({ passed }) => !passed);
  const [first] = failed;
  const text = [
    paint('bold', `${number} · ${title}`),
    ...sentences.map(({ name, passed }) =>
      passed ? `${paint('green', '✓')} ${name}` : `${paint('red', '✗')} ${name}`,
    ),
    typesLine(typeErrors, paint),
  ];
  if (first) text.push('', `${paint('red', '✗')} ${paint('bold', first.name)}`, indent(first.why));
  if (broken) text.push('', paint('red', 'The check itself broke:'), indent(broken));
  if (!first && typeErrors.length > 0) text.push('', indent(typeErrors.slice(0, 5).join('\n')));
  const right = sentences.length - failed.length;
  const next =
    passes(verdict) && typeErrors.length === 0
      ? paint('green', `All ${plural(right, 'sentence')} hold.`) +
        ` Next: npm run lesson ${number + 1}`
      : `${right} of ${sentences.length} hold. Edit, save, and again: npm run check ${number}`;
  return [...text, '', next].join('\n');
}

function typesLine(
  errors: string[],
  paint: (format: Parameters<typeof styleText>[0], text: string) => string,
): string {
  if (errors.length === 0) return `${paint('green', '✓')} it typechecks`;
  return `${paint('red', '✗')} it typechecks: ${errors[0]}`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
