import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesToEdit, root, sectionsOf, textFile, textOf, type Lesson } from '../lessons.ts';
import { codeBlocks, differing, fault, read, type Fault, type Rule } from './lesson-files.ts';

const sectionNames = [
  'The scene',
  'What you will understand',
  'Predict',
  'Run it',
  'The idea',
  'What you saw',
  'Your tasks',
  'What you should see',
  'Why it bites in production',
  'Read on',
];

/** The file with a lesson's data, in the language of the lesson. */
function dataFile({ slug, language }: Lesson): string {
  return `lessons/${slug}/${language === 'en' ? 'lesson.json' : `lesson.${language}.json`}`;
}

const heading: Rule = (lesson) => {
  const { number, title, reading, working, language } = lesson;
  const [first, , times = ''] = textOf(lesson).split('\n');
  const file = textFile(lesson);
  const said = `About ${reading} minutes of reading, ${working} minutes of work.`;
  const hasTimes = times.match(/\d+/g)?.join() === `${reading},${working}`;
  return [
    ...(first === `# ${number} · ${title}`
      ? []
      : [{ file, line: 1, says: `The first line must be: # ${number} · ${title}` }]),
    ...(times === said || (language !== 'en' && hasTimes)
      ? []
      : [{ file, line: 3, says: `The third line must have the times of lesson.json: ${said}` }]),
  ];
};

/** Words that are read in a minute: 130 to 260. A line of code is looked at, like three words. */
const readingTime: Rule = (lesson) => {
  const text = textOf(lesson);
  if (sectionsOf(lesson).some(({ body }) => body === '…')) return [];
  const blocks = codeBlocks(text);
  const prose = blocks.reduce((rest, block) => rest.replace(block, ''), text);
  const words = prose
    .replace(/\]\(.*?\)/g, ']')
    .trim()
    .split(/\s+/).length;
  const lines = blocks.flatMap((block) => block.split('\n').slice(1, -1)).length;
  const minutes = (words + 3 * lines) / 195;
  if (minutes < lesson.reading * 1.33 && minutes > lesson.reading * 0.67) return [];
  const says = `Reading it takes about ${Math.round(minutes)} minutes: correct \`reading\`.`;
  return [fault(`lessons/${lesson.slug}/lesson.json`, says, '"reading"')];
};

const allSections: Rule = (lesson) => {
  const file = textFile(lesson);
  const found = sectionsOf(lesson);
  const names = found.map(({ name }) => name);
  const wrong = sectionNames.findIndex((name, i) => names[i] !== name);
  const at = wrong < 0 ? sectionNames.length : wrong;
  if (names.length !== sectionNames.length || wrong >= 0) {
    const here = found[at] ? `not “${found[at].title}”` : 'and it is missing';
    const says = sectionNames[at]
      ? `Section ${at + 1} must be “${sectionNames[at]}”, ${here}.`
      : `Section ${at} is the last one: move “${found[at]!.title}” into another.`;
    return [fault(file, says, `## ${found[at]?.title}`)];
  }
  return found
    .filter(({ body }) => ['', '…'].includes(body))
    .map(({ title }) => fault(file, `Write the section “${title}”.`, `## ${title}`));
};

/** The hand-out prints the first link of the last section. */
const linkToReadOn: Rule = (lesson) => {
  const { title = '', body = '…' } =
    sectionsOf(lesson).find(({ name }) => name === 'Read on') ?? {};
  if (body === '…' || body.includes('](https:')) return [];
  return [fault(textFile(lesson), `“${title}” needs a link to https:.`, `## ${title}`)];
};

const prediction: Rule = (lesson) => {
  const [file, data] = [textFile(lesson), dataFile(lesson)];
  const { predict } = lesson;
  if (!predict) return [fault(data, 'Add `predict`: what is asked before the first run.')];
  const { choices, answer, because = '' } = predict;
  const faults: Fault[] = [];
  if (choices ? !choices.includes(answer) : !/^\d+$/.test(answer)) {
    const wanted = choices ? `one of the choices: ${choices.join(', ')}` : 'a number';
    faults.push(fault(data, `The answer of \`predict\` must be ${wanted}.`, '"answer"'));
  }
  if (because.length <= 20) {
    faults.push(fault(data, 'Say why, in `because` of `predict`.', /"because"|"predict"/));
  }
  const sections = sectionsOf(lesson);
  const { title = '', body = '…' } = sections.find(({ name }) => name === 'Predict') ?? {};
  const prose = codeBlocks(body).reduce((rest, block) => rest.replace(block, ''), body);
  if (body !== '…' && !/\?\**\s*$/.test(prose)) {
    faults.push(fault(file, `“${title}” must end with its question.`, `## ${title}`));
  }
  // Both are read before the question is answered. A short answer may be there for another reason.
  const [names, least] = choices ? [['Run it'], 6] : [['Predict', 'Run it'], 2];
  const told = new RegExp(`(?<!\\w)${answer.replace(/\W/g, '\\$&')}(?!\\w)`);
  for (const one of sections.filter(({ name }) => names.includes(name))) {
    if (answer.length < least || !told.test(one.body)) continue;
    const says = `“${one.title}” gives the answer away: ${answer}.`;
    faults.push(fault(file, says, `## ${one.title}`));
  }
  return faults;
};

const closingQuestion: Rule = (lesson) => {
  const { text = '', answer = '' } = lesson.question ?? {};
  if (text.length > 20 && answer.length > 20) return [];
  return [fault(dataFile(lesson), 'Write `question`: its `text` and its `answer`.', '"question"')];
};

const maxTitle = 40;

const tasks: Rule = (lesson) => {
  const [file, data] = [textFile(lesson), dataFile(lesson)];
  const section = sectionsOf(lesson).find(({ name }) => name === 'Your tasks');
  const wanted = lesson.tasks.map((_, i) => `${i + 1}`);
  const inText = Array.from(section?.body.matchAll(/^(\d+)\. /gm) ?? [], ([, n]) => n!);
  return [
    ...differing(wanted, inText, (number, isMissing) =>
      isMissing
        ? fault(file, `Task ${number} of lesson.json is not in the text.`, `## ${section?.title}`)
        : fault(file, `Task ${number} is not in lesson.json.`, `${number}. `),
    ),
    ...lesson.tasks
      .filter(({ title }) => title.length > maxTitle)
      .map(({ title }) => fault(data, `A task's title has at most ${maxTitle} characters.`, title)),
  ];
};

/** The name of what a task needs, and its package. */
const packagesNamed: Rule = (lesson) => {
  const { slug } = lesson;
  const text = textOf(lesson);
  const files = readdirSync(join(root, 'solutions', slug)).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) => {
    const given = importsOf(read(`lessons/${slug}/${name}`));
    return importsOf(read(`solutions/${slug}/${name}`))
      .filter((one) => !given.includes(one) && !one.split(' from ').every((w) => text.includes(w)))
      .map((one) => fault(textFile(lesson), `The solution imports ${one}: name both in the text.`));
  });
};

/** What a file imports from packages, types apart, as `NAME from PACKAGE`. */
function importsOf(code: string): string[] {
  const imports = code.matchAll(/^import \{([^}]+)\} from '([^.#][^']*)';/gms);
  return [...imports].flatMap(([, names = '', from]) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name && !name.startsWith('type ') && !from!.startsWith('node:'))
      .map((name) => `${name} from ${from}`),
  );
}

/** A transcript is `$ npm run …` and what it prints; `transcripts.ts` plays it. */
const transcripts: Rule = (lesson) => {
  const file = textFile(lesson);
  const { scripts } = JSON.parse(read('package.json'));
  const text = textOf(lesson);
  const outside = codeBlocks(text).reduce((rest, block) => rest.replace(block, ''), text);
  return [
    ...(outside.includes('\n```') ? [fault(file, 'A block of code is not closed.')] : []),
    ...codeBlocks(text).flatMap((block) => {
      const [, first = '', ...printed] = block.split('\n');
      const later = printed.find((line) => line.startsWith('$ npm run '));
      if (later) return [fault(file, 'A transcript must begin with its command.', later)];
      const [, name = ''] = first.match(/^\$ npm run ([\w:-]+)/) ?? [];
      if (!first.startsWith('$ ') || name in scripts) return [];
      return [
        fault(file, 'Only `$ npm run …` can be compared, with a command that exists.', first),
      ];
    }),
  ];
};

/** Every TODO of the starter is a task, and the other way round. */
export const todos: Rule = ({ slug, tasks: given }) => {
  const files = filesToEdit(slug).map((name) => `lessons/${slug}/${name}`);
  const inCode = files.flatMap((file) =>
    Array.from(read(file).matchAll(/TODO (\d+)/g), ([, number]) => ({ file, number: number! })),
  );
  const wanted = given.map((_, i) => `${i + 1}`);
  const found = [...new Set(inCode.map(({ number }) => number))];
  return differing(wanted, found, (number, isMissing) => {
    if (isMissing) return fault(files[0]!, `No TODO ${number} in the starter, for task ${number}.`);
    const { file } = inCode.find((one) => one.number === number)!;
    return fault(file, `TODO ${number} is no task of lesson.json.`, `TODO ${number}`);
  });
};

/** The rules for a lesson's text and its data, in every language. */
export const textRules: Rule[] = [
  heading,
  readingTime,
  allSections,
  linkToReadOn,
  prediction,
  closingQuestion,
  tasks,
  packagesNamed,
  transcripts,
];
