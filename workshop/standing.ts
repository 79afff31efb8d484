import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
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

/** Judges the answers in `target` (`work` or `solutions`) now, whatever was said before. */
export async function judgeNow(
  target: string,
  lessons: Lesson[],
  judge: Judge,
): Promise<Standing[]> {
  const before = lessons.map((lesson) => keyOf(target, lesson));
  const [verdicts, errors] = await Promise.all([
    judge.judge(
      target,
      lessons.map(({ slug }) => slug),
    ),
    typeErrors(...lessons.map(({ slug }) => join(target, slug))),
  ]);
  const standings = lessons.map((lesson, i) => ({
    ...verdicts[i]!,
    lesson,
    typeErrors: errors.filter((error) => error.startsWith(join(target, lesson.slug))),
    remembered: false,
  }));
  const known = recall<Judged>(memory);
  standings.forEach((standing, i) => {
    const key = before[i];
    const place = join(target, standing.slug);
    if (key && key === keyOf(target, standing.lesson) && worthRemembering(standing)) {
      const { sentences, typeErrors: wrong } = standing;
      known[place] = sealed({ key, sentences, typeErrors: wrong });
    } else delete known[place];
  });
  remember(memory, known);
  return standings;
}

/**
 * Judges the answers in `target`; those that are known by their bytes, and by the bytes of their
 * check, of the tool and of what is installed, are not judged again.
 */
export async function standingsOf(
  target: string,
  lessons: Lesson[],
  judge: () => Judge,
): Promise<Standing[]> {
  const remembered = lessons.flatMap((lesson) => rememberedStanding(target, lesson) ?? []);
  const open = lessons.filter((lesson) => remembered.every((one) => one.lesson !== lesson));
  const judged: Standing[] = [];
  // One at a time, since a recording can be large.
  for (const lesson of open) {
    const [standing] = await judgeNow(target, [lesson], judge());
    judged.push({ ...standing!, recording: undefined });
  }
  return lessons.map((lesson) => [...remembered, ...judged].find((one) => one.lesson === lesson)!);
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

/** A run that was stopped may do better next time, on a machine that has less to do. */
function worthRemembering({ broken, recording }: Standing): boolean {
  return !broken && recording !== undefined && recording.end.how !== 'timed out';
}

/** `undefined` for an answer that can depend on more than its own folder. */
function keyOf(target: string, { slug }: Lesson): string | undefined {
  const answer = filesIn(join(target, slug));
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
    ...filesIn(join('checks', 'attempts', slug)),
    ...filesIn('workshop'),
    'lessons/bar.ts',
    'package.json',
    'tsconfig.json',
    'package-lock.json',
    'node_modules/.package-lock.json',
  ];
  const { version, platform, arch, env } = process;
  const parts = files.map((file) => [file, contentHash(join(root, file))]);
  return hash(JSON.stringify([version, platform, arch, env.NODE_OPTIONS, env.TIME_LIMIT, parts]));
}

/** Whether a file of an answer is the starter's or the solution's, to the letter. */
function isOurs(file: string, slug: string): boolean {
  return ['lessons', 'solutions'].some((folder) => {
    const ours = join(folder, slug, basename(file));
    return contentHash(join(root, ours)) === contentHash(join(root, file));
  });
}

/** Every file below a folder, named from the top. */
function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function contentHash(file: string): string {
  return existsSync(file) ? hash(readFileSync(file)) : 'missing';
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
