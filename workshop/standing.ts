import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesIn } from './copy.ts';
import { passes, type Judge, type Verdict } from './judge.ts';
import { root, type Lesson } from './lessons.ts';
import { recall, remember } from './memory.ts';
import { typeErrors } from './typecheck.ts';

/** How far the answer to one lesson is. */
export interface Standing extends Verdict {
  lesson: Lesson;
  typeErrors: string[];
  /** It was judged before, and not one byte that counts has changed since. */
  remembered: boolean;
}

export function stands(standing: Standing): boolean {
  return passes(standing) && standing.typeErrors.length === 0;
}

/** The first sentence that does not hold, types last; `undefined` if the answer stands. */
export function firstFailure(standing: Standing): { name: string; why: string } | undefined {
  const [error] = standing.typeErrors;
  return (
    standing.sentences.find(({ passed }) => !passed) ??
    (error ? { name: 'it typechecks', why: error } : undefined)
  );
}

/** Judges the answer in `target` (`work` or `solutions`) now, whatever was said before. */
export async function judgeNow(target: string, lesson: Lesson, judge: Judge): Promise<Standing> {
  const place = join(target, lesson.slug);
  const key = keyOf(target, lesson);
  const [verdict, found] = await Promise.all([judge.judge(target, lesson.slug), typeErrors(place)]);
  const errors = found.filter((error) => error.startsWith(place));
  const { slug, sentences, broken, recording } = verdict;
  const known = recall<Judged>(memory);
  // A run that was stopped may do better next time, on a machine that has less to do.
  const final = !broken && recording !== undefined && recording.end.how !== 'timed out';
  if (key && final && key === keyOf(target, lesson)) {
    known[place] = sealed({ key, sentences, typeErrors: errors });
  } else delete known[place];
  remember(memory, known);
  // A recording can be large, and has done its work.
  return {
    slug,
    lesson,
    sentences,
    typeErrors: errors,
    broken,
    recording: undefined,
    remembered: false,
  };
}

/**
 * Judges the answers in `target`, one after the other; those that are known by their bytes, and by
 * the bytes of their check, of the tool and of what is installed, are not judged again.
 */
export async function standingsOf(
  target: string,
  lessons: Lesson[],
  judge: () => Judge,
): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (const lesson of lessons) {
    standings.push(rememberedStanding(target, lesson) ?? (await judgeNow(target, lesson, judge())));
  }
  return standings;
}

const memory = 'judged';

interface Judged {
  /** Of every byte that has a say in the verdict. */
  key: string;
  sentences: Verdict['sentences'];
  typeErrors: string[];
  /** Of all the rest: a memory that somebody has edited is not believed. */
  seal?: string;
}

function rememberedStanding(target: string, lesson: Lesson): Standing | undefined {
  const known = recall<Judged>(memory)[join(target, lesson.slug)];
  if (!known || known.key !== keyOf(target, lesson) || known.seal !== sealed(known).seal) {
    return undefined;
  }
  const { sentences, typeErrors: wrong } = known;
  const { slug } = lesson;
  return {
    slug,
    lesson,
    sentences,
    typeErrors: wrong,
    broken: '',
    recording: undefined,
    remembered: true,
  };
}

function sealed({ key, sentences, typeErrors: wrong }: Judged): Judged {
  const judged = { key, sentences, typeErrors: wrong };
  return { ...judged, seal: hash(JSON.stringify(judged)) };
}

/** `undefined` for an answer that can depend on more than its own folder. */
function keyOf(target: string, { slug }: Lesson): string | undefined {
  const answer = filesBelow(join(target, slug));
  if (!answer.every((file) => lstatSync(join(root, file)).isFile())) return undefined;
  const own = answer.filter((file) => !isOurs(file, slug));
  const source = own.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  if (/\.\.\/|\bimport\(|\brequire\b|node:(fs|module|child_process)|process\.env/.test(source)) {
    return undefined;
  }
  const files = [
    ...answer,
    ...readdirSync(join(root, 'checks'))
      .filter((name) => name.startsWith(`${slug}.`))
      .map((name) => join('checks', name)),
    ...filesBelow(join('checks', 'attempts', slug)),
  ];
  const { version, platform, arch, env } = process;
  const machine = [version, platform, arch, env.NODE_OPTIONS, env.TIME_LIMIT];
  return hash(JSON.stringify([machine, contentsOf(files), (tool ??= toolContents())]));
}

/** What every lesson stands on, read once by a command. */
let tool: string[][] | undefined;

function toolContents(): string[][] {
  return contentsOf([
    ...filesBelow('workshop'),
    'lessons/bar.ts',
    'package.json',
    'tsconfig.json',
    'package-lock.json',
    'node_modules/.package-lock.json',
  ]);
}

function contentsOf(files: string[]): string[][] {
  return files.map((file) => [file, contentHash(join(root, file))]);
}

/** Whether a file of an answer is the starter's or the solution's, to the letter. */
function isOurs(file: string, slug: string): boolean {
  return ['lessons', 'solutions'].some((folder) => {
    const ours = join(folder, slug, basename(file));
    return contentHash(join(root, ours)) === contentHash(join(root, file));
  });
}

/** Every file below a folder, named from the top. */
function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return filesIn(join(root, folder)).map((name) => join(folder, name));
}

function contentHash(file: string): string {
  return existsSync(file) ? hash(readFileSync(file)) : 'missing';
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
