import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { allLessons, root, type Lesson } from '../lessons.ts';
import { boardOf } from '../page/board.ts';
import { guideTo } from '../page/guide.ts';
import { codeBlocks, fault, read, type Fault, type Rule } from './lesson-files.ts';

/** The files below a folder of the tree, from the top, with slashes. */
function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Every file of data can be read. Without that, no other rule can be tried. */
export function readableData(): Fault[] {
  return [...filesBelow('lessons'), ...filesBelow('checks')]
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      try {
        JSON.parse(read(file));
        return [];
      } catch (error) {
        return [{ file, says: `This is not JSON: ${(error as Error).message}` }];
      }
    });
}

/** Lessons are numbered from 1 without a gap, and each has its folder in all three places. */
export function numbers(): Fault[] {
  const lessons = allLessons();
  const folders = ['lessons', 'solutions', 'checks'].flatMap((top) =>
    readdirSync(join(root, top), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ file: `${top}/${name}`, slug: name })),
  );
  return [
    ...lessons.flatMap(({ slug, number }, i) => {
      const file = `lessons/${slug}`;
      const before = lessons[i - 1];
      const expected = (before?.number ?? 0) + 1;
      if (before?.number === number) return [{ file, says: `${before.slug} has that number too.` }];
      return number === expected
        ? []
        : [{ file, says: `Lesson ${expected} is missing before it.` }];
    }),
    ...folders
      .filter(({ slug }) => !/^\d\d(-[a-z0-9]+)+$/.test(slug))
      .map(({ file }) => ({
        file,
        says: 'A folder is called NN-slug, as in 03-describe-the-work.',
      })),
    ...folders
      .filter(({ slug }) => lessons.every((lesson) => lesson.slug !== slug))
      .map(({ file, slug }) => ({
        file,
        says: `There is no lesson: lessons/${slug}/lesson.json.`,
      })),
  ];
}

/** What every lesson has. Where something is missing, no other rule can be tried. */
export const complete: Rule = ({ slug, title, reading, working, tasks }) => {
  const data = `lessons/${slug}/lesson.json`;
  const files = ['README.md', 'lesson.ts'].map((name) => `lessons/${slug}/${name}`);
  files.push(`solutions/${slug}/lesson.ts`, `checks/${slug}/check.ts`, `checks/${slug}/hints.md`);
  const isTask = (task: Partial<Lesson['tasks'][number]>) =>
    typeof task.title === 'string' && Array.isArray(task.tests);
  return [
    ...files
      .filter((file) => !existsSync(join(root, file)))
      .map((file) => ({ file, says: 'This file is missing.' })),
    ...(title && reading > 0 && working > 0 && tasks.length > 0 && tasks.every(isTask)
      ? []
      : [fault(data, 'It needs a title, minutes of reading and working, and tasks with tests.')]),
  ];
};

/** A lesson has its row in the README. */
export const listed: Rule = ({ slug, title }) => {
  const link = `[${title}](lessons/${slug}/README.md)`;
  return read('README.md').includes(`${link} `)
    ? []
    : [fault('README.md', `Add a row for ${link}.`, '| lesson ')];
};

/** The instructor's guide has a lesson in its table of minutes, and a part that can be presented. */
export const guided: Rule = (lesson) => {
  const { number, slug, title, reading, working } = lesson;
  const [file, minutes] = ['WORKSHOP.md', reading + working];
  const [text, heading] = [read(file), `### ${number} · ${title} (${minutes} min)`];
  const row = `[${number} · ${title}](lessons/${slug}/README.md)`;
  const isRow = (line: string) => line.startsWith(`| ${minutes} `) && line.includes(row);
  const part = text.includes(`\n### ${number} · `) ? `### ${number} · ` : '## The lessons';
  const { show, boards, ask, wrong } = guideTo(lesson);
  // A bullet without minutes is advice.
  const steps = show.flatMap((one) => {
    const [, from, to] = one.match(/^(\d+)–(\d+)(?: min)?: /) ?? [];
    return from ? [{ from: Number(from), to: Number(to) }] : [];
  });
  const follow = steps.every(({ from }, i) => from === (steps[i - 1]?.to ?? 0));
  const needs = `Lesson ${number} needs`;
  const demands: [isMet: boolean, says: string, near?: string][] = [
    [
      text.split('\n').some(isRow),
      `${needs} a row in this table: | ${minutes} | ${row} |`,
      '| minutes | lesson',
    ],
    [text.includes(`\n${heading}\n`), `${needs} a part that begins with: ${heading}`],
    [show.length > 2, `${needs} at least 3 bullets below **What to show**.`],
    [
      follow && steps.at(-1)?.to === minutes,
      `${needs} bullets \`- 0–3 min: …\` that follow each other from 0 to ${minutes}.`,
    ],
    [boards.length > 0, `${needs} a sketch for the board: a block \`\`\`board.`],
    [ask.length > 1, `${needs} at least 2 bullets below **What to ask the room**.`],
    [wrong.length > 2, `${needs} at least 3 bullets below **What goes wrong, and what to say**.`],
  ];
  return [
    ...demands.filter(([isMet]) => !isMet).map(([, says, near = part]) => fault(file, says, near)),
    ...boards.flatMap((board) => {
      const line = text.split(`\`\`\`board\n${board}\n`)[0]!.split('\n').length;
      return boardOf(board).problems.map((what) => ({
        file,
        line,
        says: `This board cannot be drawn: ${what}`,
      }));
    }),
    ...ask
      .filter(({ answer }) => answer.length <= 10)
      .map(({ question }) =>
        fault(file, 'Write this bullet as: _"The question?"_ The answer.', question.split('\n')[0]),
      ),
  ];
};

/** The texts at the top of the tree. */
export function topTexts(): string[] {
  return readdirSync(root).filter((name) => name.endsWith('.md'));
}

/** Every link inside the tree leads to a file, and to a heading in it where it names one. */
export function linksIn(file: string): Fault[] {
  const text = read(file);
  const blank = (code: string) => code.replace(/[^\n]/g, ' ');
  const prose = codeBlocks(text)
    .reduce((rest, block) => rest.replace(block, blank), text)
    .replace(/`[^`\n]*`/g, blank);
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(({ 1: href = '', index }) => {
    if (/^[a-z]+:/.test(href)) return [];
    const line = prose.slice(0, index).split('\n').length;
    const [path = '', anchor] = href.split('#');
    const target = path ? posix.join(dirname(file), decodeURI(path)) : file;
    if (!existsSync(join(root, target)))
      return [{ file, line, says: `The link leads nowhere: ${href}` }];
    if (!anchor || anchorsIn(read(target)).includes(anchor)) return [];
    return [{ file, line, says: `There is no such heading in ${target}: #${anchor}` }];
  });
}

/** The anchors of a text's headings, as GitHub makes them. */
function anchorsIn(text: string): string[] {
  return Array.from(text.matchAll(/^#+ (.*)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
}

export const links: Rule = ({ slug }) =>
  filesBelow(`lessons/${slug}`)
    .filter((file) => file.endsWith('.md'))
    .flatMap(linksIn);

const known =
  /^(lessons\/[^/]+\/(README|lesson)|checks\/[^/]+\/(check|scenarios|hints|sentences|equivalent-mutants))(\.[a-z]{2})?\.\w+$/;

/** Every file is one that the tool knows, or another file of the lesson names it. */
export const orphans: Rule = ({ slug }) => {
  const [starter, solution, check] = ['lessons', 'solutions', 'checks'].map((top) =>
    filesBelow(`${top}/${slug}`),
  );
  const own = check!.filter((file) => !/\/(right|mistakes)\//.test(file));
  const answers = check!.filter((file) => /\/(right|mistakes)\/[^/]+$/.test(file));
  const all = [...starter!, ...solution!, ...own];
  const partner = (file: string) => file.replace(/^lessons/, 'solutions');
  const isNamed = (file: string) => {
    const name = basename(file).replace(/\.\w+$/, '');
    const naming = new RegExp(`[\\s'"\`/]${name}(?:\\.\\w+['"\`)\\s]|['"\`])`);
    return [...all, ...answers].some(
      (other) => partner(other) !== partner(file) && naming.test(read(other)),
    );
  };
  return [
    ...all
      .filter((file) => !known.test(file) && !file.endsWith('/lesson.ts') && !isNamed(file))
      .map((file) => ({ file, says: 'Nothing in the lesson names this file. Remove it.' })),
    ...starter!
      .filter((file) => file.endsWith('.ts') && !solution!.includes(partner(file)))
      .map((file) => ({ file, says: `The solution has no such file: ${partner(file)}` })),
    ...answers
      .filter((file) => !file.endsWith('.ts'))
      .map((file) => ({ file, says: 'A known answer is a file NAME.ts, or a folder.' })),
  ];
};
