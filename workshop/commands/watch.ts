import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { explanation, showsTrees, taskLines } from '../checking/report.ts';
import { countText, hasPassed, type LessonResult } from '../checking/results.ts';
import { CheckRunner } from '../checking/run-checks.ts';
import { typecheck } from '../checking/typecheck.ts';
import { allLessons, filesToEdit, proseOf, root, type Lesson } from '../lessons.ts';
import { Screen, type Page } from '../render/screen.ts';
import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { wrap } from '../render/text.ts';
import { drawRecording } from '../render/waterfall.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { workFolder } from '../workspace/copies.ts';
import { onSave } from '../workspace/file-watcher.ts';
import { codeIn, sameFiles } from '../workspace/files.ts';
import { lessonToBegin } from '../workspace/open-copy.ts';
import { besideSolution } from './diff.ts';
import { nextHint } from './hint.ts';

/** `npm run watch 3`: checks the learner's copy at every save, and shows what came of it. */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonToBegin(args, 'watch');
  killOnInterrupt();
  await new Watch().untilQuit(lesson);
}

class Watch {
  #lesson!: Lesson;
  #runner = new CheckRunner();
  /** Missing where there is no terminal: then results are printed one below the other. */
  #screen: Screen | undefined;
  #result: LessonResult | undefined;
  #status = '';
  /** What `h` has asked for; the next result takes it away. */
  #hint: string[] = [];
  /** `s` shows the solution in place of the result, until it is pressed again or something new. */
  #comparing = false;
  /** The number of the newest run; those before it are out of date. */
  #newest = 0;
  #runs = Promise.resolve();
  #end!: { quit: () => void; fail: (error: unknown) => void };

  async untilQuit(lesson: Lesson): Promise<void> {
    this.#lesson = lesson;
    const end = new Promise<void>((quit, fail) => (this.#end = { quit, fail }));
    void this.#runner.start();
    const { stdin, stdout, env } = process;
    if (stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb') {
      this.#screen = new Screen(this.#page, (key) => this.#keys[key]?.());
    } else {
      const folder = workFolder(lesson);
      console.log(`Every save in ${folder} is checked. Ctrl-C ends it.`);
    }
    const folderNow = () => join(root, workFolder(this.#lesson));
    const stopWatching = onSave(folderNow, () => this.#saved());
    await end.finally(() => {
      this.#newest++;
      this.#screen?.close();
      stopWatching();
      this.#runner.pool.close();
    });
    const { number } = this.#lesson;
    const state = this.#result ? countText(this.#result) : 'not checked';
    console.log(`Lesson ${number}: ${state}. Go on: npm run watch ${number}`);
    await this.#runner.close();
  }

  /** A starter that nobody has changed yet is introduced, and not checked. */
  #saved(): void {
    const { slug } = this.#lesson;
    const isStarter = sameFiles(workFolder(this.#lesson), join('lessons', slug));
    if (!isStarter || this.#result) return this.#run();
    this.#show('not changed yet', introduction(this.#lesson, terminal()));
  }

  /** Checks what is saved now; what is still being checked is out of date. */
  #run(): void {
    const number = ++this.#newest;
    const outdated = () => number !== this.#newest;
    this.#runner.pool.halt();
    this.#runs = this.#runs
      .then(() => this.#check(this.#lesson, outdated))
      .catch(async (error: unknown) => {
        // Perhaps a file has just gone, and the next run is about to begin.
        await pause(200);
        if (!outdated()) this.#end.fail(error);
      });
  }

  async #check(lesson: Lesson, outdated: () => boolean): Promise<void> {
    this.#show('checking …');
    // Within this time an editor that writes in several steps has done so.
    await pause(10);
    if (outdated()) return;
    if (!existsSync(join(root, workFolder(lesson), 'lesson.ts'))) {
      return this.#show('lesson.ts is gone', ['lesson.ts is gone; it is checked when it is back']);
    }
    this.#runner.pool.reset();
    const result = await this.#runner.check('work', lesson);
    if (outdated()) return;
    this.#result = result;
    this.#hint = [];
    this.#comparing = false;
    const head = `\n${lesson.number} · ${lesson.title}`;
    const time = new Date().toLocaleTimeString('en-GB');
    this.#show(`checked at ${time}`, [head, ...resultLines(result, terminal())]);
    // Only now: the compiler would stand in the way of what is being waited for.
    const types = await typecheck('work', lesson.slug);
    if (outdated()) return;
    this.#result = { ...result, types };
    if (!types.passed) this.#show(this.#status, resultLines(this.#result, terminal()));
    this.#runner.pool.warmUp(packagesIn(workFolder(lesson)));
  }

  /** Draws the screen anew, or prints these lines where there is none. */
  #show(status: string, lines: string[] = []): void {
    this.#status = status;
    if (this.#screen) this.#screen.refresh();
    else if (lines.length > 0) console.log(lines.join('\n'));
  }

  #keys: Record<string, () => void> = {
    q: () => this.#end.quit(),
    'ctrl-c': () => this.#end.quit(),
    r: () => this.#run(),
    h: () => {
      if (!this.#result) return;
      this.#hint = nextHint(this.#result, terminal(), { hint: 'h', solution: 's' });
      this.#comparing = false;
      this.#screen?.refresh();
    },
    s: () => {
      this.#comparing = !this.#comparing;
      this.#screen?.refresh();
    },
    n: () => {
      const next = allLessons().find(({ number }) => number > this.#lesson.number);
      if (!next) return this.#show('this is the last lesson');
      this.#newest++;
      this.#lesson = lessonToBegin([next.slug], 'watch');
      this.#result = undefined;
      this.#hint = [];
      this.#comparing = false;
    },
  };

  #page = (on: Terminal): Page => {
    const { number, title } = this.#lesson;
    const head = painter(on)('bold', `${number} · ${title}`);
    return {
      head: `${head}   ${this.#status}   ${workFolder(this.#lesson)}`,
      body: this.#comparing ? besideSolution(this.#lesson, on) : this.#resultPage(on),
      foot: wrap('↑↓ scroll  r run  h hint  s solution beside mine  n next  q quit', on.width),
    };
  };

  #resultPage(on: Terminal): string[] {
    if (!this.#result) return introduction(this.#lesson, on);
    const { recording } = this.#result;
    const line = painter(on)('dim', '─'.repeat(on.width));
    const picture = recording && !showsTrees(this.#result) ? drawRecording(recording, on) : '';
    return [
      ...(this.#hint.length > 0 ? [...this.#hint, line] : []),
      ...resultLines(this.#result, on),
      hasPassed(this.#result) ? 'n takes you to the next lesson.' : 'Edit and save. A hint: h',
      '',
      ...picture.split('\n'),
    ];
  }
}

/** What is shown of a lesson before anything in its copy has changed. */
function introduction(lesson: Lesson, on: Terminal): string[] {
  const { slug } = lesson;
  const section = (title: string) => wrap(proseOf(lesson, title), Math.min(on.width, 78));
  const files = filesToEdit(slug).map((name) => join('work', slug, name));
  return [
    `The text: lessons/${slug}/README.md`,
    '',
    ...section('The scene'),
    '',
    ...section('Predict'),
    '',
    ...wrap(`Edit ${files.join(' and ')}. Every save is checked; r runs it as it is.`, on.width),
  ];
}

function resultLines(result: LessonResult, on: Terminal): string[] {
  const count = `${countText(result)}.`;
  if (hasPassed(result)) return [painter(on)('green', `✓ ${count}`)];
  return [...explanation(result, on), ...taskLines(result, on), count];
}

/** The packages that an answer imports, which can be loaded before it is saved again. */
function packagesIn(folder: string): string[] {
  const place = join(root, folder);
  const code = codeIn(place).map((name) => readFileSync(join(place, name), 'utf8'));
  const imports = code.join('\n').matchAll(/^(?:import|\}) .*from '(?!node:)([@\w][^']*)'/gm);
  return [...new Set(Array.from(imports, ([, name]) => name!))];
}
