import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answerNames } from '../checking/mistakes.ts';
import { sentencesIn } from '../checking/translation.ts';
import { allLessons, fileIn, root, sectionsOf, textFile, textOf, type Lesson } from '../lessons.ts';
import { hints, isShort, testIds } from './check-rules.ts';
import { codeBlocks, differing, fault, read, type Fault, type Rule } from './lesson-files.ts';
import { textRules } from './text-rules.ts';

const files = ['lessons/SLUG/README.md', 'lessons/SLUG/lesson.json', 'checks/SLUG/hints.md'];
const needed = [...files, 'checks/SLUG/sentences.json'];

/** The languages other than English that a lesson has a file in. */
function languagesOf({ slug }: Lesson): string[] {
  const names = ['lessons', 'checks'].flatMap((top) => readdirSync(join(root, top, slug)));
  const codes = names.flatMap((name) => name.match(/\.([a-z]{2})\.(?:md|json)$/)?.[1] ?? []);
  return [...new Set(codes)];
}

/** A translation is whole, and says no more than the English lesson. */
export const translations: Rule = (english) =>
  languagesOf(english).flatMap((language): Fault[] => {
    const paths = needed.map((file) => fileIn(language, file.replace('SLUG', english.slug)));
    const missing = paths.filter((file) => !existsSync(join(root, file)));
    if (missing.length > 0)
      return missing.map((file) => ({ file, says: `Translate it: the lesson is in ${language}.` }));
    const lesson = allLessons(language).find(({ slug }) => slug === english.slug)!;
    return [...textRules, sameSections, sameBlocks, sameData, hints, sentences].flatMap((rule) =>
      rule(lesson),
    );
  });

const sameSections: Rule = (lesson) => {
  const [wanted, found] = [{ ...lesson, language: 'en' }, lesson].map(sectionsOf);
  if (wanted!.length === found!.length) return [];
  const says = `It has ${found!.length} sections, and the English text has ${wanted!.length}.`;
  return [fault(textFile(lesson), says)];
};

const sameBlocks: Rule = (lesson) => {
  const [wanted, found] = [{ ...lesson, language: 'en' }, lesson].map((one) =>
    codeBlocks(textOf(one)),
  );
  const at = wanted!.findIndex((block, i) => block !== found![i]);
  if (at < 0 && wanted!.length === found!.length) return [];
  const [, begin = ''] = (found![at] ?? '').split('\n');
  return [fault(textFile(lesson), `Block of code ${at + 1} must be as in README.md.`, begin)];
};

const sameData: Rule = ({ slug, language }) => {
  const file = `lessons/${slug}/${fileIn(language, 'lesson.json')}`;
  const [english, own] = [JSON.parse(read(`lessons/${slug}/lesson.json`)), JSON.parse(read(file))];
  const counts = [
    ['tasks', english.tasks.length, own.tasks?.length],
    ['choices', english.predict?.choices?.length, own.predict?.choices?.length],
  ] as const;
  return [
    ...differing(
      ['title', 'tasks', ...['predict', 'question'].filter((key) => key in english)],
      Object.keys(own),
      (key, isMissing) =>
        isMissing
          ? fault(file, `Translate \`${key}\`.`)
          : fault(file, `\`${key}\` is said by lesson.json, or by nothing.`, `"${key}"`),
    ),
    ...counts
      .filter(([, wanted, found]) => wanted !== found)
      .map(([key, wanted]) => fault(file, `Translate the ${wanted} ${key} in order.`, `"${key}"`)),
  ];
};

const sentences: Rule = (lesson) => {
  const { slug, language } = lesson;
  const file = `checks/${slug}/${fileIn(language, 'sentences.json')}`;
  const { tests, mistakes } = sentencesIn(language, slug);
  const shared = Object.keys(sentencesIn(language).tests);
  const ids = testIds(lesson).filter((id) => !shared.includes(id));
  const faultOf = (what: string) => (id: string, isMissing: boolean) =>
    isMissing
      ? fault(file, `Translate the ${what} \`${id}\`.`)
      : fault(file, `There is no ${what} \`${id}\`.`, `"${id}"`);
  return [
    ...differing(ids, Object.keys(tests), faultOf('sentence of the test')),
    ...differing(answerNames(slug, 'mistakes'), Object.keys(mistakes), faultOf('explanation of')),
    ...Object.entries(mistakes)
      .filter(([, explanation]) => !isShort(explanation, 6))
      .map(([name]) => fault(file, 'An explanation has one to six lines of 78.', `"${name}"`)),
  ];
};
