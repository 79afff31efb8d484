import { passes, type Verdict } from './judge.ts';
import { allLessons, type Lesson } from './lessons.ts';
import { painter, plural, type Paper } from './picture.ts';

/** The verdict on one answer: a line for each sentence, and the first failure explained. */
export function report(
  { number, title }: Lesson,
  verdict: Verdict,
  typeErrors: string[],
  on: Paper,
): string {
  const paint = painter(on);
  const mark = (good: boolean) => (good ? paint('green', '✓') : paint('red', '✗'));
  const { sentences, broken } = verdict;
  const held = sentences.filter(({ passed }) => passed).length;
  const first = sentences.find(({ passed }) => !passed);
  const typed = typeErrors.length === 0;
  const text = [
    paint('bold', `${number} · ${title}`),
    ...sentences.map(({ name, passed }) => `${mark(passed)} ${name}`),
    `${mark(typed)} it typechecks${typed ? '' : `: ${typeErrors[0]}`}`,
    '',
  ];
  if (first) text.push(`${mark(false)} ${paint('bold', first.name)}`, indent(first.why), '');
  if (broken) text.push(paint('red', 'The check itself broke:'), indent(broken), '');
  text.push(
    passes(verdict) && typed
      ? paint('green', `All ${plural(held, 'sentence')} hold.`) + ` Next: ${next(number)}`
      : `${held} of ${sentences.length} hold. Edit, save, and again: npm run check ${number}`,
  );
  return text.join('\n');
}

function next(number: number): string {
  const following = allLessons().find((lesson) => lesson.number > number);
  return following ? `npm run lesson ${following.number}` : 'npm run check';
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
