import { createInterface } from 'node:readline/promises';
import { isStarter, keepPrediction, keepStarter, predictionOf } from '../checking/first-run.ts';
import {
  filesToEditIn,
  findLesson,
  proseOf,
  splitScene,
  textFile,
  type Lesson,
} from '../lessons.ts';
import { showRun } from '../render/show-run.ts';
import { painter, terminal } from '../render/terminal.ts';
import { wrap } from '../render/text.ts';
import { timeLeft } from '../render/time-left.ts';
import type { Child } from '../runner/process.ts';
import { workFolder } from '../workspace/copies.ts';
import { chooseLanguage, splitLanguage } from '../workspace/language.ts';
import { lessonToBegin } from '../workspace/open-copy.ts';

/**
 * `npm run lesson 3`: makes the learner's copy, asks what its first run will show, runs it, draws
 * the trace, says what is next. `npm run lesson 5 rush` runs another scene of it. With
 * `npm run lesson 3 de`, it and the next commands speak German where the lesson is translated.
 */
export async function main(args: string[], child?: Child): Promise<number> {
  const [words, language] = splitLanguage(args);
  const [name, scene] = splitScene(words, 'lesson');
  findLesson(name, 'lesson');
  if (language) chooseLanguage(language);
  const lesson = lessonToBegin(name, 'lesson');
  const { number } = lesson;
  if (language && language !== lesson.language) {
    console.log(`Lesson ${number} is not in \`${language}\` yet, so its texts are in English.`);
  }
  const isFirst = isStarter(lesson) && !scene;
  const predicted = isFirst ? await askPrediction(lesson) : undefined;
  const folder = workFolder(lesson);
  const left = timeLeft(lesson);
  const below = [
    ...(predicted === undefined ? [] : ['', ...outcome(lesson, predicted)]),
    '',
    `Read   ${textFile(lesson)}`,
    ...wrap(`Edit   ${filesToEditIn(folder, lesson)}`, terminal().width),
    `Check  npm run check ${number}, or on every save: npm run watch ${number}`,
    ...(left ? ['', painter(terminal())('dim', left)] : []),
  ];
  const { recording, endedWell } = await showRun(lesson, folder, { child, scene, below });
  if (isFirst) keepStarter(lesson, recording);
  console.log(below.join('\n'));
  return endedWell ? 0 : 1;
}

/**
 * Asks once, and only at a terminal, what the reader expects of the first run. The answer is kept
 * in `work/`; it is empty if they skip the question.
 */
async function askPrediction(lesson: Lesson): Promise<string | undefined> {
  const { predict } = lesson;
  const wasAsked = predictionOf(lesson) !== undefined;
  if (!predict || wasAsked || !process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  const { choices = [] } = predict;
  const width = Math.min(terminal().width, 78);
  console.log(`\n${wrap(proseOf(lesson, 'Predict'), width).join('\n')}\n`);
  for (const [i, choice] of choices.entries()) console.log(`  ${i + 1}  ${choice}`);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await new Promise<string>((answered) => {
    lines.on('SIGINT', () => process.exit(130));
    lines.on('close', () => answered(''));
    void lines.question('Your number (press Enter to skip): ').then(answered, () => answered(''));
  });
  lines.close();
  return keepPrediction(lesson, choices[Number(typed) - 1] ?? typed);
}

/** What was predicted, and what is right. */
function outcome({ predict }: Lesson, predicted: string): string[] {
  const { answer, because } = predict!;
  const right =
    predicted === answer ? `You predicted ${answer}, and that is right.` : `The answer: ${answer}.`;
  const yours = predicted && predicted !== answer ? `You predicted ${predicted}. ` : '';
  return wrap(`${yours}${right} ${because}`, Math.min(terminal().width, 78));
}
