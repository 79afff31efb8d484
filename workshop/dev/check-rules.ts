import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseHints } from '../checking/hints.ts';
import { answerNames, readAnswer, type Mistake } from '../checking/mistakes.ts';
import { fileIn, root, type Lesson } from '../lessons.ts';
import { wrap } from '../render/text.ts';
import { fault, read, type Fault, type Rule } from './lesson-files.ts';

/** The ids of a lesson's tests: every check has `run-ends`, and `typechecks` is the compiler's. */
export function testIds({ slug, tasks }: Lesson): string[] {
  const ids = [...tasks.flatMap(({ tests }) => tests), ...idsIn(checkOf(slug))];
  return ['run-ends', 'typechecks', ...new Set(ids)];
}

function checkOf(slug: string): string {
  const code = readdirSync(join(root, 'checks', slug)).filter((name) => name.endsWith('.ts'));
  return code.map((name) => read(`checks/${slug}/${name}`)).join('\n');
}

/** The ids that the code of a check writes out, each the first argument of what defines a test. */
function idsIn(check: string): string[] {
  const named = Array.from(check.matchAll(/(\w+) = inScenario\(/g), ([, name]) => name);
  const definers = ['test', ...named, String.raw`inScenario\([^()]*\)`].join('|');
  const calls = check.matchAll(new RegExp(`^\\s*(?:${definers})\\(\\s*'([\\w-]+)'`, 'gm'));
  return Array.from(calls, ([, id]) => id!);
}

const testsOfTasks: Rule = ({ slug, tasks }) => {
  const data = `lessons/${slug}/lesson.json`;
  const check = checkOf(slug);
  // An id may be put together, as in `${signal}-in-hand`.
  const patterns = Array.from(check.matchAll(/`((?:[\w-]|\$\{[^}]+\})*)`/g), ([, text]) => text!)
    .filter((text) => text.includes('${') && /-\w|\w-/.test(text.replace(/\$\{[^}]+\}/g, '')))
    .map((text) => new RegExp(`^${text.replace(/\$\{[^}]+\}/g, '.+')}$`));
  const isWritten = (id: string) =>
    check.includes(`'${id}'`) || patterns.some((pattern) => pattern.test(id));
  const ids = tasks.flatMap(({ tests }) => tests);
  return [
    ...tasks
      .filter(({ tests }) => tests.length === 0)
      .map(({ title }) => fault(data, 'Name the tests that say whether this task is done.', title)),
    ...ids
      .filter((id) => !isWritten(id))
      .map((id) => fault(data, `checks/${slug} has no test \`${id}\`.`, `"${id}"`)),
    ...ids
      .filter((id, i) => ids.indexOf(id) !== i)
      .map((id) => fault(data, `The test \`${id}\` belongs to one task only.`, `"${id}"`)),
    ...idsIn(check)
      .filter((id) => !ids.includes(id))
      .map((id) => fault(data, `No task names the test \`${id}\`: add it to one.`, '"tasks"')),
  ];
};

const stages = ['nudge', 'idea', 'line'];
const minHint = 40;

/** Three hints for every test, in the language of the lesson. */
export const hints: Rule = (lesson) => {
  const { slug, language } = lesson;
  const file = `checks/${slug}/${fileIn(language, 'hints.md')}`;
  const [own, shared] = [file, `checks/${fileIn(language, 'hints.md')}`].map((name) =>
    parseHints(read(name)),
  );
  const ids = testIds(lesson);
  return [
    ...ids.flatMap((id) => {
      const given = own!.get(id) ?? shared!.get(id) ?? [];
      const short = stages.filter((_, i) => (given[i] ?? '').length <= minHint);
      if (short.length === 0 && given.length === stages.length) return [];
      const why =
        given.length > stages.length
          ? `It has ${given.length}`
          : `Missing or short: ${short.join(', ')}`;
      const says = `\`${id}\` needs three hints of more than ${minHint} characters: ${stages.join(', ')}. ${why}.`;
      return [fault(file, says, `## ${id}`)];
    }),
    ...[...own!.keys()]
      .filter((id) => !ids.includes(id))
      .map((id) => fault(file, `There is no test \`${id}\`, so nobody sees these.`, `## ${id}`)),
  ];
};

const [minMistakes, minRight] = [10, 3];

const enoughAnswers: Rule = ({ slug }) => {
  const count = (kind: 'mistakes' | 'right') => answerNames(slug, kind).length;
  const few = (kind: 'mistakes' | 'right', least: number) => [
    { file: `checks/${slug}/${kind}`, says: `${count(kind)} of at least ${least} are there.` },
  ];
  return [
    ...(count('mistakes') < minMistakes ? few('mistakes', minMistakes) : []),
    ...(count('right') < minRight ? few('right', minRight) : []),
  ];
};

const mistakes: Rule = (lesson) => {
  const { slug } = lesson;
  const ids = testIds(lesson);
  return answerNames(slug, 'mistakes').flatMap((name): Fault[] => {
    const file = `checks/${slug}/mistakes/${name}.ts`;
    const mistake = readAnswer(slug, 'mistakes', name) as Mistake | undefined;
    if (!mistake) return [{ file, says: 'Write this file: it says what the folder gets wrong.' }];
    const { failsFirst, nearMisses = [], explanation } = mistake;
    return [
      ...failsFirst
        .filter((id) => !ids.includes(id))
        .map((id) => fault(file, `There is no test \`${id}\`.`, id)),
      ...(failsFirst.length === 0 ? [fault(file, 'Name the test that it fails first.')] : []),
      ...(nearMisses.length === 0
        ? [fault(file, 'Add `nearMisses`: what only looks like it.')]
        : []),
      ...(isShort(explanation, 5)
        ? []
        : [fault(file, 'An explanation has one to five lines of 78 columns.', 'explanation')]),
    ];
  });
};

/** Whether an explanation is there, and as it is written has at most so many lines of 78 columns. */
export function isShort(explanation: string, lines: number): boolean {
  return explanation.trim() !== '' && wrap(explanation.trim(), 78).length <= lines;
}

const onPurpose: Rule = ({ slug, onPurpose: name = '' }) => {
  const data = `lessons/${slug}/lesson.json`;
  const mistake = readAnswer(slug, 'mistakes', name) as Mistake | undefined;
  if (!mistake?.edit)
    return [fault(data, '`onPurpose` must name a mistake with an `edit`.', '"onPurpose"')];
  const lines = Object.values(mistake.edit).join('').split('\n');
  if (lines.length < 22) return [];
  return [fault(data, '`onPurpose` must fit on a slide: fewer than 22 lines.', '"onPurpose"')];
};

/** The rules for a lesson's check, hints and known answers. */
export const checkRules: Rule[] = [testsOfTasks, hints, enoughAnswers, mistakes, onPurpose];
