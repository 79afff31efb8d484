import { allLessons, findLesson, textFile, type Lesson } from '../lessons.ts';
import { progress } from '../render/progress.ts';
import { plural } from '../render/text.ts';
import { checkRules } from './check-rules.ts';
import type { Fault } from './lesson-files.ts';
import { textRules, todos } from './text-rules.ts';
import { TranscriptPlayer, transcriptsIn } from './transcripts.ts';
import { translations } from './translation-rules.ts';
import { complete, guided, links, linksIn, listed, numbers } from './tree-rules.ts';
import { orphans, readableData, topTexts } from './tree-rules.ts';

/**
 * `npm run lint-lessons` holds every lesson to the shape: a line for every fault, and then the
 * count. `npm run lint-lessons 6` does that for one lesson, and also plays its transcripts.
 */
export async function main(args: string[]): Promise<number> {
  const lesson = args.length > 0 ? findLesson(args, 'lint-lessons') : undefined;
  const faults = lesson ? faultsOf(lesson) : faultsOfTree();
  if (lesson) faults.push(...(await untrueTranscripts(lesson)));
  for (const { file, line, says } of faults) {
    console.log(`${[file, ...(line ? [line] : [])].join(':')}: ${says}`);
  }
  const lessons = lesson ? `lesson ${lesson.number}` : plural(allLessons().length, 'lesson');
  console.log(`${plural(faults.length, 'fault')} in ${lessons}`);
  return faults.length === 0 ? 0 : 1;
}

/** The faults of all lessons, and of the tree around them. */
export function faultsOfTree(): Fault[] {
  const unreadable = readableData();
  if (unreadable.length > 0) return unreadable;
  return [...numbers(), ...topTexts().flatMap(linksIn), ...allLessons().flatMap(faultsOf)];
}

/** The faults of one lesson, in every language that it is in. */
export function faultsOf(lesson: Lesson): Fault[] {
  const incomplete = complete(lesson);
  if (incomplete.length > 0) return incomplete;
  const rules = [...textRules, todos, ...checkRules, translations, listed, guided, links, orphans];
  return rules.flatMap((rule) => rule(lesson));
}

async function untrueTranscripts(lesson: Lesson): Promise<Fault[]> {
  const player = new TranscriptPlayer();
  const faults: Fault[] = [];
  for (const transcript of transcriptsIn(textFile(lesson))) {
    const done = progress(`npm run ${transcript.command}`);
    faults.push(...(await player.faultsIn(transcript)));
    done();
  }
  player.close();
  return faults;
}
