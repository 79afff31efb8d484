import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lessonToBegin } from './athand.ts';
import { workFolder } from './copy.ts';
import { filesToEdit, Usage, type Lesson } from './lessons.ts';
import { record, stopOnInterrupt } from './record.ts';

const require = createRequire(import.meta.url);

/** `npm run lesson 3`: makes the learner's copy, runs it, draws the trace, says what is next. */
export async function lesson(words: string[]): Promise<number> {
  const chosen = lessonToBegin(words, 'lesson');
  const folder = workFolder(chosen);
  const { number, slug } = chosen;
  const ran = await show(chosen, folder);
  console.log(`
Read  lessons/${slug}/README.md
Edit  ${filesToEdit(slug)
    .map((name) => join(folder, name))
    .join('\n      ')}
Look  npm run lesson ${number}
Pass  npm run check ${number}, or on every save: npm run watch ${number}`);
  return ran ? 0 : 1;
}

/** Runs the answer in `folder` before the reader's eyes. Returns whether it came to its end. */
export async function show({ slug }: Lesson, folder: string): Promise<boolean> {
  stopOnInterrupt();
  const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? '';
  if (endpoint && !URL.canParse(endpoint)) {
    throw new Usage(`OTEL_EXPORTER_OTLP_ENDPOINT is not a URL: ${endpoint}`);
  }
  const recorded = record(slug, folder, { scene: 'show', show: true, endpoint });
  // The answer already runs while these are loaded.
  const { picture }: typeof import('./picture.ts') = require('./picture.ts');
  const { troubleOf }: typeof import('./trouble.ts') = require('./trouble.ts');
  const recording = await recorded;
  console.log(`\n${picture(recording)}`);
  if (recording.sent) console.log(recording.sent);
  const trouble = troubleOf(recording, folder);
  if (trouble) console.log(`\n${trouble}`);
  return !trouble;
}
