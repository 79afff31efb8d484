import { allLessons } from './lessons.ts';
import { painter, plural, type Paper } from './picture.ts';
import { stands, type Standing } from './standing.ts';

/**
 * The verdict on one answer: a line for each sentence, and the first failure explained.
 * `failures` says how often in a row it has failed.
 */
export function report(standing: Standing, failures: number, on: Paper): string {
  const { lesson, sentences, typeErrors } = standing;
  const paint = painter(on);
  const mark = (good: boolean) => (good ? paint('green', '✓') : paint('red', '✗'));
  const typed = typeErrors.length === 0;
  return [
    paint('bold', `${lesson.number} · ${lesson.title}`),
    ...sentences.map(({ name, passed }) => `${mark(passed)} ${name}`),
    `${mark(typed)} it typechecks${typed ? '' : `: ${typeErrors[0]}`}`,
    '',
    ...explanation(standing, on),
    ...ending(standing, failures, on),
  ].join('\n');
}

/** The first failure with its reasons; nothing for an answer that stands. */
export function explanation(standing: Standing, on: Paper): string[] {
  const paint = painter(on);
  const first = standing.sentences.find(({ passed }) => !passed);
  const text: string[] = [];
  if (first) {
    text.push(`${paint('red', '✗')} ${paint('bold', first.name)}`, ...indent(first.why), '');
  }
  const { broken } = standing;
  if (broken) text.push(paint('red', 'The check itself broke:'), ...indent(broken), '');
  return text;
}

/** Where the learner stands, and what to type next. */
function ending(standing: Standing, failures: number, on: Paper): string[] {
  const { number } = standing.lesson;
  const held = standing.sentences.filter(({ passed }) => passed).length;
  if (stands(standing)) {
    return [
      `${painter(on)('green', `All ${plural(held, 'sentence')} hold.`)} Next: ${next(number)}`,
      `Your answer beside the solution: npm run diff ${number}`,
    ];
  }
  const more = failures >= 3 ? `, or the solution beside yours: npm run diff ${number}` : '';
  return [
    `${held} of ${standing.sentences.length} hold. Edit, save, and again: npm run check ${number}`,
    `A hint: npm run hint ${number}${more}`,
  ];
}

/** The command that begins the lesson after that number. */
export function next(number: number): string {
  const following = allLessons().find((lesson) => lesson.number > number);
  return following ? `npm run lesson ${following.number}` : 'npm run check';
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => (line ? `  ${line}` : line));
}
